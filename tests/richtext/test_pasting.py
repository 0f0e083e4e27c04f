"""What comes out of a word processor's clipboard is the text and its structure, and nothing of its clothes."""

import collections
import re

import html5lib
import pytest

from richtext.sanitise import clean_body
from tests.richtext.judge import faults
from tests.shared import shared_data

# Where we differ from CKEditor 5 on purpose: a numbered heading stays a heading, and a list that goes on
# after a paragraph of its own, or in Word's doubled <ul>, is not broken into more lists than readers see.
LISTS_OF_OUR_OWN = {"heading1", "heading3-styled", "heading7", "list-continuation", "mixed-elements"} | {
    "multi-block",
    "multi-block-block-after",
    "nested-multiple",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def clipboards():
    return sorted(shared_data("html/ckeditor5-paste-from-office").glob("*/*/input.*"))


def read(path):
    return path.read_text("utf-8", errors="replace")


def elements(html):
    """How many elements of each name, links only with an address."""
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return collections.Counter(
        element.tag for element in fragment.iter() if element.tag != "a" or element.get("href")
    )


def letters(html):
    text = "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())
    return re.sub(r"\s+", "", text.replace("[if !supportLists]", "").replace("[endif]", ""))


def test_every_word_of_a_clipboard_arrives_and_no_other():
    for path in clipboards():
        expected = read(next(path.parent.glob("normalized.*")))
        assert letters(clean_body(read(path))) == letters(expected), path


def test_lists_links_and_tables_stay_what_they_are():
    assert len(clipboards()) == 36
    for path in clipboards():
        cleaned = elements(clean_body(read(path)))
        expected = elements(read(next(path.parent.glob("normalized.*"))))
        lists = () if path.parent.name in LISTS_OF_OUR_OWN else ("li", "ol", "ul")
        for tag in ("a", "table", "td", *lists):
            assert cleaned[tag] == expected[tag], (path, tag)
        assert sum(cleaned[tag] for tag in HEADINGS) >= sum(expected[tag] for tag in HEADINGS), path


def test_nothing_of_words_own_markup_is_left():
    for path in clipboards():
        cleaned = clean_body(read(path))
        assert faults(cleaned) == [], path
        assert clean_body(cleaned) == cleaned, path
        assert not re.search(r"mso|style=|class=|<span|<o:p|supportLists|&nbsp;&nbsp;", cleaned), path


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        ("<h1>Big</h1><h5>Small</h5>", "<h2>Big</h2>\n<h4>Small</h4>"),
        ("<p class=MsoTitle>The title</p>", "<h2>The title</h2>"),
        ("<h2><b>Bold already</b><br>and long</h2>", "<h2>Bold already and long</h2>"),
        ("<p>a</p><p>&nbsp;</p><p> </p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<p>10&nbsp;km &nbsp;&nbsp; away&nbsp;</p>", "<p>10&nbsp;km away</p>"),
        ("one<br><br>two<br>three<br>", "<p>one</p>\n<p>two<br>three</p>"),
        ("one\n\ntwo\nand\r\n \r\nthree\n", "<p>one</p>\n<p>two and</p>\n<p>three</p>"),
        (
            "a <b>b\n\nc</b> d\n\n\n\n<a href='/x/'>e</a>",
            '<p>a <strong>b</strong></p>\n<p><strong>c</strong> d</p>\n<p><a href="/x/">e</a></p>',
        ),
        ("<h3>Head</h3>\n\none\n\ntwo\n\nthree", "<h3>Head</h3>\n<p>one</p>\n<p>two</p>\n<p>three</p>"),
        ("<blockquote>one\n\ntwo</blockquote>", "<blockquote><p>one</p><p>two</p></blockquote>"),
        ("<p>one\n\ntwo</p><ul><li>a\n\nb</li></ul>", "<p>one two</p>\n<ul><li>a b</li></ul>"),
        ("<marquee>News</marquee> <meter>60%</meter>", "<p>News</p>\n<p>60%</p>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p>\n<p>two</p>\n<p>three</p>"),
        ("<pre>one\ntwo</pre>", "<p>one<br>two</p>"),
        ("<b>a</b><b>b</b> <i>c</i>", "<p><strong>ab</strong> <em>c</em></p>"),
        ("<span style='font-weight:700'>a</span>", "<p><strong>a</strong></p>"),
        ("<span style='mso-bidi-font-weight:bold'>a</span>", "<p>a</p>"),
        ("<st1:place w:st='on'>Davao</st1:place><o:p>&nbsp;</o:p>", "<p>Davao</p>"),
        ("<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p>a</p>", "<p>a</p>"),
        ("<q>Go</q>, he said", "<p>“Go”, he said</p>"),
        (
            "<figure class=wp-block-pullquote><blockquote><p>a</p></blockquote></figure>",
            '<blockquote class="pull-quote"><p>a</p></blockquote>',
        ),
    ],
)
def test_leftovers_are_tidied(pasted, cleaned):
    assert clean_body(pasted) == cleaned


def test_google_docs_bold_wrapper_lists_and_redirects_come_out_clean():
    pasted = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:400">Flood'
        '</span></h1><p dir="ltr"><span style="font-weight:400">The river </span><span style="font-weight:700;'
        'font-style:italic">rose</span><a href="https://www.google.com/url?q=https://pna.example/a?b%3D1&amp;sa=D">'
        '<span style="text-decoration:underline">here</span></a></p><ul><li style="font-weight:400">'
        '<p role="presentation"><span>one</span></p></li><ul><li><p>two</p></li></ul></ul></b>'
    )
    assert clean_body(pasted) == (
        '<h2>Flood</h2>\n<p>The river <strong><em>rose</em></strong><a href="https://pna.example/a?b=1" rel="noopener">'
        "here</a></p>\n<ul><li>one<ul><li>two</li></ul></li></ul>"
    )


def test_a_table_from_word_keeps_its_columns_and_gets_a_head():
    pasted = (
        "<table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'><caption>Prices</caption>"
        "<tr><th scope=col style='x'><p class=MsoNormal>Fish<o:p></o:p></p></th><th>Peso</th></tr>"
        "<tr><td colspan=2>Tuna<table><tr><td>200</td></tr></table></td></tr></table>"
    )
    assert clean_body(pasted) == (
        '<p>Prices</p>\n<table><thead><tr><th scope="col">Fish</th><th>Peso</th></tr></thead>'
        "<tbody><tr><td><p>Tuna</p><p>200</p></td><td></td></tr></tbody></table>"
    )
