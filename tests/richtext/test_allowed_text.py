"""What editors may write arrives as they wrote it; links and pictures are put right."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article
from people.models import Person
from richtext.allowed import ATTRIBUTES
from richtext.sanitise import clean_body

PICTURE = "/media/pictures/0123456789abcdef0123/whole-800.jpg"
EVERYTHING = (
    "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>\n"
    '<p>a<br><a href="/story/"><strong>b</strong></a> <em>c</em> <s>d</s> H<sub>2</sub>O 3<sup>rd</sup></p>\n'
    "<ul><li>a<ol><li>b</li></ol></li></ul>\n<hr>\n<blockquote><p>a</p></blockquote>\n"
    '<blockquote class="pull-quote"><p>a</p></blockquote>\n'
    '<aside class="fact-box"><h3>a</h3><ul><li>b</li></ul></aside>\n'
    '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>\n'
    f'<figure class="image align-left"><img src="{PICTURE}" alt="b" width="8" height="6">'
    "<figcaption>c <em>d</em></figcaption></figure>"
)


def test_everything_on_the_list_passes_unchanged():
    assert [tag for tag in ATTRIBUTES if f"<{tag}" not in EVERYTHING] == []
    assert clean_body(EVERYTHING) == EVERYTHING


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (
            'href="https://example.org/a?b=1&amp;c=[2]#d"',
            'href="https://example.org/a?b=1&amp;c=%5B2%5D#d" rel="noopener"',
        ),
        ('href="HTTPS://Example.org/Å" target="_blank"', 'href="https://example.org/Å" rel="noopener"'),
        ('href="www.example.org"', 'href="https://www.example.org" rel="noopener"'),
        ('href="//example.org/x"', 'href="https://example.org/x" rel="noopener"'),
        (
            'href="https://example.org/" rel="sponsored opener x NOFOLLOW"',
            'href="https://example.org/" rel="noopener nofollow sponsored"',
        ),
        ('href="/a-story/"', 'href="/a-story/"'),
        ('href="http://testserver/a-story/?p=1"', 'href="/a-story/?p=1"'),
        ('href="http://testserver//evil.example/"', 'href="/evil.example/"'),
        ('href="/\\evil.example"', None),
        (
            'href="mailto:desk@example.org?subject=A story"',
            'href="mailto:desk@example.org?subject=A%20story"',
        ),
        ('href="tel:+63 (62) 991 2345"', 'href="tel:+63(62)9912345"'),
        ('name="top"', None),
    ],
)
def test_links_are_written_in_one_way(given, printed):
    link = f"<a {printed}>x</a>" if printed else "x"
    assert clean_body(f"<p><a {given}>x</a></p>") == f"<p>{link}</p>"


@pytest.mark.parametrize(
    "src",
    [
        "https://example.org/a.jpg",
        "//example.org/media/pictures/0123456789abcdef0123/whole-800.jpg",
        "data:image/png;base64,AAAA",
        "/media/originals/x.jpg",
        "/media/pictures/../secret.jpg",
        "/media/pictures/0123456789abcdef0123/whole-800.svg",
        "/media/pictures/0123456789abcdef0123/../../x.jpg",
        "javascript:alert(1)",
        "",
    ],
)
def test_a_picture_from_anywhere_but_our_library_is_left_out(src):
    assert clean_body(f'<p>a</p><p><img src="{src}" alt="x"></p>') == "<p>a</p>"


def test_a_picture_in_a_paragraph_stands_between_two():
    cleaned = clean_body(
        f'<p>a <img src="http://testserver{PICTURE}" alt=\'say "b"\' width="8px" onerror=x> c</p>'
    )
    assert cleaned == (
        f'<p>a</p>\n<figure class="image"><img src="{PICTURE}" alt="say &quot;b&quot;">'
        "<figcaption></figcaption></figure>\n<p>c</p>"
    )


def test_a_pasted_player_becomes_its_address():
    player = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0"></iframe>'
    address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    cleaned = clean_body(player + '<iframe src="//evil.example"></iframe>')
    assert cleaned == f'<p><a href="{address}" rel="noopener">{address}</a></p>'


def test_the_form_field_cleans_and_shows_a_sentence():
    field = Article._meta.get_field("body").formfield()
    assert field.clean("<p onclick=x>a</p>") == "<p>a</p>"
    with pytest.raises(ValidationError, match="too long"):
        field.clean("x" * 1_000_001)


@pytest.mark.django_db
def test_what_is_saved_past_every_form_is_clean_all_the_same():
    person = Person.objects.create(name="A", slug="a", biography="<p>a<script>alert(1)</script></p>")
    person.refresh_from_db()
    assert person.biography == "<p>a</p>"
