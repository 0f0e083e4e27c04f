"""Classic text, blocks and shortcodes become clean bodies, and what is left out is said."""

import time

import pytest
from django.core.exceptions import ValidationError

from tests.wordpress.wxr import OnePicture
from wordpress.bodies import convert


def body(content):
    return convert(content, OnePicture(), "http://www.examiner.example.org")[0].replace("\n", "")


def notes(content):
    return convert(content, OnePicture())[1]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One.\r\n\r\n\r\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One\ntwo.", "<p>One<br>two.</p>"),
        ("<p>One\ntwo.</p>\n<p>Three.</p>", "<p>One<br>two.</p><p>Three.</p>"),
        ("<em>One</em> two.\n\nThree.", "<p><em>One</em> two.</p><p>Three.</p>"),
        (
            "<blockquote>One.\n\nTwo.</blockquote>Three.",
            "<blockquote><p>One.</p><p>Two.</p></blockquote><p>Three.</p>",
        ),
        ("Before\n<ul>\n<li>one</li>\n</ul>\nafter", "<p>Before</p><ul><li>one</li></ul><p>after</p>"),
        (
            '<a\nhref="https://a.example/">one</a>',
            '<p><a href="https://a.example/" rel="noopener">one</a></p>',
        ),
        ("<pre>one\ntwo</pre>", "<p>one<br>two</p>"),
        ("<h3>Head</h3>\nText", "<h3>Head</h3><p>Text</p>"),
        ("One.<!--more-->\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("", ""),
    ],
)
def test_classic_text_gets_its_paragraphs(content, expected):
    assert body(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<!-- wp:paragraph -->\n<p>One\ntwo.</p>\n<!-- /wp:paragraph -->", "<p>One two.</p>"),
        (
            '<!-- wp:group {"layout":{"type":"flex"}} --><div><!-- wp:heading --><h2>Head</h2>'
            "<!-- /wp:heading --></div><!-- /wp:group -->",
            "<h2>Head</h2>",
        ),
        (
            "<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph -->\n\nClassic.\n\nMore.",
            "<p>One.</p><p>Classic.</p><p>More.</p>",
        ),
        ("<!-- wp:spacer --><div></div><!-- /wp:spacer --><!-- wp:more /-->", ""),
        ("<!-- wp:shortcode -->one\n\ntwo<!-- /wp:shortcode -->", "<p>one</p><p>two</p>"),
        ("<!-- /wp:paragraph --><p>One.</p><!-- wp:", "<p>One.</p>"),
    ],
)
def test_block_comments_vanish(content, expected):
    assert body(content).removesuffix("<p>&lt;!-- wp:</p>") == expected


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[gallery ids='1,2']", "the shortcode [gallery] was left out"),
        ("[audio] and [audio]", "the shortcode [audio] was left out (2 times)"),
        ("[su_box]Text[/su_box]", "the shortcode [su_box] was left out"),
        ('[contact-form-7 id="3"]', "the shortcode [contact-form-7] was left out"),
        ("<!-- wp:latest-posts /-->", "the block “latest-posts” was left out"),
        ('<img src="/wp-content/uploads/net.jpg?x=1">', "the picture “net.jpg” in its text was left out"),
        ("<img>", "a picture without an address was left out"),
        (
            '<iframe src="https://maps.example.org/1"></iframe>',
            "left out of its text: 1 player or frame of another site (maps.example.org)",
        ),
        (
            '<iframe src="https://[broken"></iframe>',
            "left out of its text: 1 player or frame of another site",
        ),
        (
            '<a href="javascript:x">a</a> <video src="/wp-content/uploads/a.mp4"></video>',
            "left out of its text: 1 link that cannot work (javascript:x), 1 video",
        ),
    ],
)
def test_what_is_left_out_is_said(content, words):
    assert notes(content) == [words]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("He “met [sic] them”.", "He “met [sic] them”."),
        ("The [Philippine] navy [and others]", "The [Philippine] navy [and others]"),
        ("Write [[gallery]] so.", "Write [gallery] so."),
        ("[su_box]Text[/su_box]", "Text"),
    ],
)
def test_brackets_of_the_author_stay(content, words):
    assert body(content) == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "content",
    [
        "https://www.youtube.com/watch?v=SQEQr7c0dww",
        "[embed]https://youtu.be/SQEQr7c0dww[/embed]",
        '[youtube "https://www.youtube.com/watch?v=SQEQr7c0dww"]',
        '<iframe src="https://www.youtube.com/embed/SQEQr7c0dww?rel=0"></iframe>',
        "<!-- wp:embed --><figure><div>\nhttps://youtu.be/SQEQr7c0dww\n</div></figure><!-- /wp:embed -->",
    ],
)
def test_a_video_stays_as_a_link_on_its_own_line(content):
    assert '<p><a href="https://www.youtube.com/watch?v=SQEQr7c0dww"' in body(f"One.\n\n{content}\n\nTwo.")
    assert notes(content) == []


def test_links_to_the_old_site_become_paths():
    links = body(
        '<a href="http://examiner.example.org/ferries/">a</a> <a href="https://www.examiner.example.org">b</a> '
        '<a href="http://examiner.example.organ/c/">c</a>'
    )
    assert 'href="/ferries/"' in links
    assert 'href="/"' in links
    assert 'href="http://examiner.example.organ/c/"' in links


def test_a_body_that_is_too_long_is_refused():
    with pytest.raises(ValidationError):
        body("a" * 1_100_000)


@pytest.mark.parametrize(
    "piece", ["<!--", "[caption]", "[a b=", "<img ", "<a href=", "<pre>", "&", "[/x]", "<p>\n"]
)
def test_time_grows_with_the_length_alone(piece):
    def seconds(count):
        start = time.thread_time()
        body(piece * count)
        return time.thread_time() - start

    def least(count):  # a busy machine can make it longer, and nothing shorter
        return min(seconds(count) for _ in range(3))

    assert least(16_000) < 12 * max(least(4_000), 0.02)
