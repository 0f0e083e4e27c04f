"""What holds for every text that anybody can type, paste or send."""

import time
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from richtext.allowed import ATTRIBUTES, MAX_LENGTH
from richtext.plain_text import plain_text
from richtext.sanitise import clean_body
from tests.richtext.judge import faults

PICTURE = "/media/pictures/0123456789abcdef0123/whole-800.jpg"
TAGS = [
    *ATTRIBUTES,
    "div",
    "span",
    "b",
    "i",
    "u",
    "font",
    "h1",
    "h6",
    "pre",
    "q",
    "caption",
    "tfoot",
    "center",
]
ATTRIBUTE_TEXTS = [
    "",
    " class='pull-quote'",
    " class='image align-left'",
    f" src='{PICTURE}'",
    " href='/story/'",
    " href='htp:// example.org/page'",
    " href='desk@example.org'",
    " href='/admin/'",
    " href='javascript:x'",
    " src='https://example.org/x.jpg' alt='🙏'",
    " href='https://example.org/?a=1&b=\"2'",
    " href=https://youtu.be/dQw4w9WgXcQ",
    " scope=col colspan=3",
    " style='font-weight:700'",
    " style='mso-list:l0 level2 lfo1'",
    " style='mso-list:Ignore'",
    " class=MsoListParagraphCxSpMiddle",
    " alt='a \"b\"'",
    " hidden",
]
WORDS = [
    "word",
    " ",
    "\n",
    "\n\n",
    " \r\n \r\n ",
    "&nbsp;",
    "\u00a0 ",
    "<",
    "&",
    "&amp;lt;",
    '"',
    "<!--",
    "-->",
    "https://youtu.be/dQw4w9WgXcQ",
    "1.",
    "·",
]

starts = st.builds(
    lambda tag, attributes: f"<{tag}{attributes}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTE_TEXTS)
)
ends = st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS))
soup = st.lists(starts | ends | st.sampled_from(WORDS), max_size=40).map("".join)


@settings(max_examples=150)
@given(soup | st.text(max_size=200))
def test_cleaning_is_harmless_well_formed_and_final(html):
    cleaned = clean_body(html)
    assert faults(cleaned) == []
    assert clean_body(cleaned) == cleaned


@settings(max_examples=100)
@given(st.lists(st.sampled_from(TAGS), max_size=12), st.integers(0, 12))
def test_no_plain_word_is_ever_lost(tags, position):
    html = (
        "".join(f"<{tag}>" for tag in tags[:position])
        + "unmistakable"
        + "".join(f"<{t}>" for t in tags[position:])
    )
    assert "unmistakable" in plain_text(clean_body(html))


BOMBS = {
    "fonts around paragraphs": lambda n: "".join(f"<font color={number}><p>" for number in range(n // 16)),
    "bold for ever": lambda n: "<b>" * (n // 3),
    "lists in lists": lambda n: "<ul><li>" * (n // 8),
    "tables in tables": lambda n: "<table><tr><td>" * (n // 15),
    "tags that never end": lambda n: "<a <a <a " * (n // 9),
    "quotes that never end": lambda n: "<a b='" * (n // 6),
    "a quote that hides every end": lambda n: "<a " * (n // 3) + "x='>'",
    "comments that never end": lambda n: "<!--" * (n // 4),
    "less-than signs": lambda n: "<" * (n // 4),
    "references": lambda n: "&#" * (n // 10),
    "end tags only": lambda n: "</b></td>" * (n // 9),
    "quotes, then ends of tables": lambda n: "<blockquote>" * (n // 24) + "</table>" * (n // 16),
    "words between cells": lambda n: "<table>" + "x<p>" * (n // 12),
    "cells that span": lambda n: "<table><tr>" + "<td colspan=10>" * (n // 120) + "x",
    "scripts that never end": lambda n: "<script>" * (n // 8),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_text_costs_more_than_its_length(bomb):
    """Eight times the text may take some twenty times as long at most (a quadratic step would take 64 times)."""

    def seconds(length):
        html = BOMBS[bomb](length)
        start = time.thread_time()
        clean_body(html)
        return time.thread_time() - start

    small = min(seconds(20_000) for _ in range(5))
    large = min(seconds(160_000) for _ in range(5))
    assert large < 20 * small + 0.05


def test_a_link_around_many_paragraphs_cannot_multiply():
    html = f"<a href='https://example.org/{'a' * 1900}'>" + "<p>x" * 20_000
    tracemalloc.start()
    with pytest.raises(ValidationError):
        clean_body(html)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_a_text_beyond_the_limit_is_refused_with_a_sentence_before_any_work(monkeypatch):
    monkeypatch.setattr("richtext.sanitise.tokens", pytest.fail)
    with pytest.raises(ValidationError, match="This text is too long"):
        clean_body("<b>" * MAX_LENGTH)
