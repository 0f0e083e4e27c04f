"""A source's name, the "Link:" line and the author in brackets are found, and ordinary headlines stay whole."""

from collections import Counter

import pytest

from wordpress.original_source import names_original, source_name, split_headline, take_author, take_link

CNN = "http://edition.cnn.com/2015/09/21/opinions/story/index.html"


@pytest.mark.parametrize(
    ("title", "headline", "tail"),
    [
        ("Defectors: not protecting them – CNN", "Defectors: not protecting them", "CNN"),
        ("Wildfire destroys homes - Fox News", "Wildfire destroys homes", "Fox News"),
        ("Turnbull defends cabinet —BBC News", "Turnbull defends cabinet", "BBC News"),
        ("Storm nears &#8211; Reuters", "Storm nears", "Reuters"),
        ("Peace - at last - Al Jazeera", "Peace - at last", "Al Jazeera"),
        ("Storm &amp; flood – The Washington Post", "Storm & flood", "The Washington Post"),
    ],
)
def test_the_tail_after_the_last_dash_is_split_off(title, headline, tail):
    assert split_headline(title) == (headline, tail)


@pytest.mark.parametrize(
    "title",
    [
        "Ferries sail again",
        "Vice-mayor visits Jolo",
        "Stranded – for the third day",
        "Floods – What we know so far today",
        "Who won – Duterte?",
        "CNN – ",
        "– CNN",
        "2025-2026",
        "Basilan -Sulu bridge opens",
        "The 3-2 win",
        "",
    ],
)
def test_an_ordinary_headline_has_no_tail(title):
    assert split_headline(title)[1] == ""


@pytest.mark.parametrize(
    ("tail", "url", "linked", "expected"),
    [
        ("CNN", "", {}, ("CNN", "CNN")),
        ("bbc news", "", {}, ("BBC News", "BBC News")),
        ("PNA", "", {}, ("Philippine News Agency", "PNA")),
        ("Harbor Wire", "https://www.harborwire.example/1", {}, ("Harbor Wire", "Harbor Wire")),
        ("Harbor News", "https://harbor.example/1", {}, ("Harbor News", "Harbor News")),
        ("Harbor Wire", "https://other.example/1", {"harbor wire": 2}, ("Harbor Wire", "Harbor Wire")),
        ("Harbor Wire", "https://other.example/1", {"harbor wire": 1}, None),
        ("Harbor Wire", "", {"harbor wire": 9}, None),
        ("Palace", "", {"palace": 1}, None),
        ("Davao City", "", {}, None),
        ("News", "https://news.example.com/", {}, None),
        ("AFP", "", {}, None),
        ("AFP", "https://www.afp.com/en/1", {}, ("Agence France-Presse", "AFP")),
        ("AFP", "https://notafp.com/", {}, None),
    ],
)
def test_only_a_known_or_plausible_name_is_a_source(tail, url, linked, expected):
    assert source_name(tail, url, Counter(linked)) == expected


@pytest.mark.parametrize(
    "line",
    [
        f"<p>Link: {CNN}</p>",
        f"<p>link:&nbsp;{CNN}</p>",
        f'<p>Link: <a href="{CNN}" rel="noopener">{CNN}</a></p>',
        f"<p><strong>Link:</strong> {CNN}</p>",
    ],
)
def test_the_link_line_becomes_the_original_address(line):
    assert take_link(f"<p>They need to be heard.</p>\n{line}") == ("<p>They need to be heard.</p>", CNN)


def test_a_link_line_after_a_line_break_is_one_too():
    assert take_link(f"<p>Heard. (A. Writer)<br>Link: {CNN}?a=1&amp;b=2</p>") == (
        "<p>Heard. (A. Writer)</p>",
        f"{CNN}?a=1&b=2",
    )


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>Link: see above</p>",
        "<p>Link: javascript:alert(1)</p>",
        f"<p>Link: {CNN} and more</p>",
        f"<p>Link: {CNN}</p><p>Then it goes on.</p>",
        f"<ul><li>Link: {CNN}</li></ul>",
        f"<p>Link: {CNN}/{'a' * 500}</p>",
    ],
)
def test_other_last_lines_stay(body):
    assert take_link(body) == (body, "")


@pytest.mark.parametrize(
    ("ending", "author"),
    [
        ("(Peter R. Neumann)", "Peter R. Neumann"),
        ("(By Rosa de la Cruz and Li Wei, Harbor Wire)", "Rosa de la Cruz and Li Wei, Harbor Wire"),
        ("(O&#x27;Brien &amp; Sons)", "O'Brien & Sons"),
        ("(in millions of pesos)", ""),
        ("(2015)", ""),
        ("(Sulu) too", ""),
    ],
)
def test_a_name_in_brackets_at_the_end_is_the_author(ending, author):
    body, found = take_author(f"<p>They need to be heard. {ending}</p>")
    assert found == author
    assert body == ("<p>They need to be heard.</p>" if author else f"<p>They need to be heard. {ending}</p>")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"Text.\n\nLink: {CNN}", True),
        (f'<p>Text.</p><p>Link: <a href="{CNN}">{CNN}</a></p>\n', True),
        (f"Link: {CNN}\n\nMore text.", False),
        ("Text.", False),
    ],
)
def test_a_link_line_is_seen_before_the_body_is_cleaned(content, expected):
    assert names_original(content) is expected
