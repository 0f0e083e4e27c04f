"""The words of a body for search, summaries and machines."""

import pytest

from richtext.plain_text import first_words, plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        (
            "<h2>Tide</h2><p>High at <b>six</b>,<br>low at noon &amp; dusk.</p>",
            "Tide\nHigh at six,\nlow at noon & dusk.",
        ),
        ("<ul><li>a<ul><li>b</li></ul></li></ul><hr><p>c</p>", "a\nb\nc"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>  a &nbsp; b\n c </p>", "a b c"),
        ("<p>un<em>brok</em>en</p>", "unbroken"),
        ("<p>a</p><p><a href='x'>https://youtu.be/dQw4w9WgXcQ</a></p><p>b</p>", "a\nb"),
        ("<p>a</p><script>no words</script><style>none</style><!-- nor here -->", "a"),
    ],
)
def test_each_block_is_a_line(html, text):
    assert plain_text(html) == text


def test_first_words_end_between_words():
    html = "<p>The first boat, a ferry, left at six.</p><p>Nobody was on it.</p>"
    assert first_words(html, 200) == "The first boat, a ferry, left at six. Nobody was on it."
    assert first_words(html, 18) == "The first boat, a…"
    assert first_words(html, 16) == "The first boat…"
    assert first_words("x" * 50, 10) == "xxxxxxxxx…"
