"""Links: slips are mended where the meaning is clear, redirectors and click ids go, none leads into the newsroom."""

from urllib.parse import quote

import pytest
from django.urls import reverse
from hypothesis import example, given, settings
from hypothesis import strategies as st

from richtext.addresses import closed_addresses_in, safe_href
from richtext.sanitise import clean

PAGE = "https://example.org/page"


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("htp://example.org/page", "http://example.org/page"),
        ("htps://example.org/page", PAGE),
        ("htttps://example.org/page", PAGE),
        ("ttps://example.org/page", PAGE),
        ("hhttp://example.org/page", "http://example.org/page"),
        ("http//example.org/page", "http://example.org/page"),
        ("https/example.org/page", PAGE),
        ("http:/example.org/page", "http://example.org/page"),
        ("https:example.org/page", PAGE),
        ("https;//example.org/page", PAGE),
        ("https.//example.org/page", PAGE),
        ("https :// example.org/page", PAGE),
        ("https:// example.org/page", PAGE),
        ("https:///example.org/page", PAGE),
        ("https:\\\\example.org\\page", PAGE),
        ("Http://Example.ORG/Page", "http://example.org/Page"),
        ("http://https://example.org/page", PAGE),
        ("https://http//example.org/page", "http://example.org/page"),
        ("https%3A%2F%2Fexample.org%2Fpage", PAGE),
        ("example.org/page", PAGE),
        ("Example.org", "https://example.org"),
        ("example.com.ph:8080/x?y=1", "https://example.com.ph:8080/x?y=1"),
        ("münchen.example/straße", "https://münchen.example/straße"),
        ("“https://example.org/page”", PAGE),
        ("<https://example.org/page>", PAGE),
        ("https://exam\u00adple.org/\u200bpage\ufeff", PAGE),
        ("https://example.org/\n  page", PAGE),
        ("desk@example.org", "mailto:desk@example.org"),
        ("desk@example.org?subject=Tides", "mailto:desk@example.org?subject=Tides"),
        ("mailto: desk@example.org", "mailto:desk@example.org"),
        ("mailto://desk@example.org", "mailto:desk@example.org"),
        ("http://desk@example.org", "mailto:desk@example.org"),
        ("mailto:a@example.org, b@example.org", "mailto:a@example.org,b@example.org"),
        ("+63 62 991 2345", "tel:+63629912345"),
        ("(062) 991-2345", "tel:(062)991-2345"),
    ],
)
def test_an_address_with_a_slip_is_mended(written, mended):
    assert safe_href(written) == mended


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("page.html", "1 link that cannot work (page.html)"),
        ("notes.pdf", "1 link that cannot work (notes.pdf)"),
        ("stories/page", "1 link that cannot work (stories/page)"),
        ("htp://somewhere", "1 link that cannot work (htp://somewhere)"),
        ("ftp://example.org/", "1 link that cannot work (ftp://example.org/)"),
        ("file:///C:/a.doc", "1 link that cannot work (file:///C:/a.doc)"),
        ("https://exa mple.org/", "1 link that cannot work (https://exa mple.org/)"),
        ("192.168.1.1.1", "1 link that cannot work (192.168.1.1.1)"),
        ("2026-11-30", "1 link that cannot work (2026-11-30)"),
        ("#_ftn1", "1 link to a place in the text"),
    ],
)
def test_what_has_no_clear_meaning_stands_as_text_and_is_told(written, told):
    cleaned = clean(f'<p><a href="{written}">Words</a></p>')
    assert cleaned.html == "<p>Words</p>"
    assert str(cleaned.left_out) == told


def test_a_link_that_nobody_could_click_is_no_loss():
    assert not clean('<p><a href="#top"></a><a href="#x"> </a>Words</p>').left_out
    assert str(clean('<p><a href="x:y">never closed').left_out) == "1 link that cannot work (x:y)"


ENCODED = quote(f"{PAGE}?a=1&b=2", safe="")
TARGET = f"{PAGE}?a=1&b=2"


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        (f"https://www.google.com/url?q={ENCODED}&sa=D&source=docs&ust=1", TARGET),
        (f"https://www.google.com.ph/url?sa=t&url={ENCODED}", TARGET),
        (f"https://l.facebook.com/l.php?u={ENCODED}%26fbclid%3DIw&h=AT0", TARGET),
        (f"http://lm.facebook.com/l.php?u={ENCODED}&h=AT0", TARGET),
        (f"//l.facebook.com/l.php?h=AT0&u={ENCODED}", TARGET),
        (f"https://l.instagram.com/?u={ENCODED}&e=AT0", TARGET),
        (f"https://eur03.safelinks.protection.outlook.com/?url={ENCODED}&data=05%7C01&reserved=0", TARGET),
        (f"https://nam12.safelinks.protection.outlook.com/ap/w-59/?url={ENCODED}", TARGET),
        (f"https://www.youtube.com/redirect?event=x&q={ENCODED}", TARGET),
        (
            f"https://l.facebook.com/l.php?u={quote(f'https://www.google.com/url?q={ENCODED}', safe='')}",
            TARGET,
        ),
        (f"https://www.google.com/url?q={quote('http://testserver/a-story/', safe='')}", "/a-story/"),
        ("https://t.co/AbC123", "https://t.co/AbC123"),
        ("https://www.google.com/url?q=javascript:x", "https://www.google.com/url?q=javascript:x"),
        (f"https://evil.example/l.php?u={ENCODED}", f"https://evil.example/l.php?u={ENCODED}"),
        (f"https://l.facebook.com.evil.example/l.php?u={ENCODED}",
         f"https://l.facebook.com.evil.example/l.php?u={ENCODED}"),
        (f"{PAGE}?fbclid=IwAR0", PAGE),
        (f"{PAGE}?a=%C3%B1+x&fbclid=IwAR0&b=2#here", f"{PAGE}?a=%C3%B1+x&b=2#here"),
        (f"{PAGE}?GCLID=1&dclid=2&msclkid=3&mc_eid=4&igshid=5&mibextid=6&x=1", f"{PAGE}?x=1"),
        (f"{PAGE}?__cft__[0]=AZX&__tn__=R]-R", PAGE),
        (f"{PAGE}?x=1&amp;fbclid=2", f"{PAGE}?x=1"),
        ("https://example.org/page&fbclid=IwAR0", PAGE),
        ("/a-story/?fbclid=IwAR0", "/a-story/"),
        (f"{PAGE}?utm_source=newsletter&utm_medium=email", f"{PAGE}?utm_source=newsletter&utm_medium=email"),
        (f"{PAGE}?notfbclid=1&q=fbclid=2#fbclid=3", f"{PAGE}?notfbclid=1&q=fbclid=2#fbclid=3"),
    ],
)  # fmt: skip
def test_redirectors_and_click_ids_go_and_all_else_stays(written, leads_to):
    assert safe_href(written) == leads_to


def test_a_link_that_shows_its_address_shows_where_it_leads():
    written = f"https://l.facebook.com/l.php?u={ENCODED}&amp;h=AT0"
    link = f'<a href="{TARGET.replace("&", "&amp;")}" rel="noopener">{{}}</a>'
    shown = TARGET.replace("&", "&amp;")
    assert clean(f'<p><a href="{written}">{written}</a></p>').html == f"<p>{link.format(shown)}</p>"
    assert clean(f'<p><a href="{written}">Words</a></p>').html == f"<p>{link.format('Words')}</p>"


def test_redirectors_in_redirectors_without_end_are_no_link():
    assert safe_href("http://google.com/url?q=" * 300 + PAGE) is None


CLOSED = [
    "/admin",
    "/admin/",
    "/admin/articles/article/7/change/?x=1#y",
    "/ADMIN/articles/",
    "/%61dmin/articles/article/",
    "//testserver/admin/",
    "http://testserver/admin/articles/article/7/preview/",
    "https://www.testserver/admin/",
    "http://localhost:8000/admin/",
    "/x/../admin/",
    "/./admin/",
    "http://testserver//admin/",
    "/draft/AbC-123_x/",
    "/draft/AbC-123_x",
    "/draft/AbC-123_x?fbclid=1",
    f"https://www.google.com/url?q={quote('http://testserver/admin/', safe='')}",
]


@pytest.mark.parametrize("written", CLOSED)
def test_a_link_into_the_newsroom_leaves_its_words_and_is_told(written):
    cleaned = clean(f'<p><a href="{written}">Words</a></p>')
    assert cleaned.html == "<p>Words</p>"
    assert str(cleaned.left_out).startswith("1 link into the newsroom (")


def test_pages_whose_address_is_a_secret_are_closed_and_their_neighbours_are_not():
    quoted, report = (
        reverse("advertising:quote", args=["AbC-123_x"]),
        reverse("advertising:report", args=["AbC-123_x"]),
    )
    assert safe_href(quoted) is None
    assert safe_href(report) is None
    for path in (
        "/administrator-resigns/",
        "/drafts-of-the-law/",
        "/about/advertising-rates/",
        "/",
        "/search/?q=a",
    ):
        assert safe_href(path) == path
    assert safe_href("https://example.org/admin/") == "https://example.org/admin/"


def test_an_address_of_the_newsroom_is_found_in_plain_words():
    for words in (
        "See http://testserver/draft/AbC-123/.",
        "(/admin/articles/article/7/change/)",
        "“testserver/draft/a”",
    ):
        assert closed_addresses_in(words), words
    for words in (
        "24/7, km/h and /a-story/",
        "https://example.org/admin/",
        "http://testserver/",
        "admin/",
        "",
    ):
        assert closed_addresses_in(words) == [], words


pieces = st.sampled_from(
    ["http", "https", "htp", ":", "/", "//", "\\", " ", "example.org", "www.", "testserver", "localhost", "a", "?",
     "&", "=", "#", "fbclid", "q", "u", "url", "l.php", "google.com", "l.facebook.com", "@", "mailto:", "%", "%3A",
     "%2F", "”", "'", "admin", "..", ".", "+63", "(0", "991", "-", ";", "\u200b", "ñ", "]"]
)  # fmt: skip


@settings(max_examples=600)
@given(st.lists(pieces, max_size=14).map("".join) | st.text(max_size=30))
@example("http://testserver/http://testserver//admin/")
@example("http://testserver/www.example.org")
@example("https://example.org/?a=”&fbclid=1")
@example("http:https:http:https:http:https:example.org")
def test_an_address_that_was_written_out_is_final(written):
    once = safe_href(written)
    assert once is None or safe_href(once) == once
