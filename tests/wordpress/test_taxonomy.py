"""Where a story belongs: sections, tags, people, its source."""

import pytest

from articles.models import Article
from sections.models import Section
from sources.models import Source
from tests.wordpress.wxr import item, run, write

pytestmark = pytest.mark.django_db
FEATURED = ("category", "featured", "Featured")


def imported(tmp_path, *items):
    run(write(tmp_path, *items))
    return Article.objects.order_by("pk").first()


@pytest.mark.parametrize(
    ("terms", "primary", "all_of_them"),
    [
        ([FEATURED, ("category", "sports", "Sports")], "sports", {"featured", "sports"}),
        ([FEATURED], "featured", {"featured"}),
        ([("category", "uncategorized", "Uncategorized")], "other-news", {"other-news"}),
        ([], "other-news", {"other-news"}),
        (
            [("category", "uncategorized", "Uncategorized"), ("category", "sports", "Sports")],
            "sports",
            {"sports"},
        ),
        ([("category", "health", "Health &amp; Wellness")], "health-wellness", {"health-wellness"}),
        ([("category", "crime-watch", "Crime Watch")], "crime-watch", {"crime-watch"}),
        ([("", "", "Sports")], "sports", {"sports"}),
    ],
)
def test_categories_are_sections(tmp_path, terms, primary, all_of_them):
    story = imported(tmp_path, item(1, terms=terms))
    assert story.section.slug == primary
    assert {section.slug for section in story.sections.all()} == all_of_them


def test_a_new_section_stays_out_of_the_menu(tmp_path):
    imported(tmp_path, item(1, terms=[("category", "crime-watch", "Crime Watch")]))
    section = Section.objects.get(slug="crime-watch")
    assert (section.name, section.is_in_menu) == ("Crime Watch", False)


def test_tags_people_and_the_excerpt_come_too(tmp_path):
    terms = [
        ("post_tag", "p20-rice", "P20 Rice"),
        ("post_tag", "ports", "Ports"),
        ("post_format", "x", "Aside"),
    ]
    story = imported(tmp_path, item(1, terms=terms, excerpt="<p>A calm   strait.</p>"))
    assert {(tag.name, tag.slug) for tag in story.tags.all()} == {
        ("P20 Rice", "p20-rice"),
        ("Ports", "ports"),
    }
    assert [byline.person.name for byline in story.bylines.all()] == ["Editor"]
    assert story.bylines.get().person.get_absolute_url() == "/people/editor/"
    assert story.standfirst == "A calm strait."


def test_co_authors_stand_in_their_order(tmp_path):
    terms = [("author", "cap-tala", "Tala Mercadejas"), ("author", "editor", "Editor")]
    story = imported(tmp_path, item(1, terms=terms))
    assert [str(byline) for byline in story.bylines.all()] == ["Tala Mercadejas", "Editor"]


def test_a_login_that_is_a_mail_address_stays_private(tmp_path):
    story = imported(tmp_path, item(1, creator="someone@example.org"))
    assert story.bylines.get().person.slug == story.bylines.get().person.name == "someone"


def test_the_source_is_data(tmp_path):
    content = "They quit. (Peter R. Neumann)\n\nLink: http://edition.cnn.com/2015/story.html"
    story = imported(tmp_path, item(1, "Defectors – CNN", content=content), item(2, "Winds - CNN"))
    assert (story.headline, story.full_headline) == ("Defectors", "Defectors – CNN")
    assert (story.original_author, story.original_url) == (
        "Peter R. Neumann",
        "http://edition.cnn.com/2015/story.html",
    )
    assert story.body == "<p>They quit.</p>"
    source = Source.objects.get()
    assert (source.kind, source.told, source.headline_suffix) == ("agency", "canonical", "CNN")
    assert source.home_page == "http://edition.cnn.com/"
    assert source.articles.count() == 2


def test_an_ordinary_dash_stays_in_the_headline(tmp_path):
    headlines = ["Fire hits market – Davao City", "Class suspended – Davao City", "No threat – AFP"]
    imported(tmp_path, *(item(n, headline) for n, headline in enumerate(headlines, 1)))
    assert not Source.objects.exists()
    assert set(Article.objects.values_list("headline", flat=True)) == set(headlines)


def test_names_that_are_nearly_the_same_are_told(tmp_path):
    terms = [("post_tag", "marawi-city", "Marawi City"), ("post_tag", "marawi-citty", "Marawi Citty")]
    authors = [("author", "tala", "Tala Mercadejas"), ("author", "tala-2", "Tala  Mercadejas")]
    told = run(write(tmp_path, item(1, terms=[*terms, *authors, ("category", "sport", "Sport")])))
    assert "the tag “Marawi Citty” beside “Marawi City”" in told
    assert "the person “Tala Mercadejas” beside “Tala Mercadejas”" in told
    assert "the section “Sport” beside “Sports”" in told
    assert "nearly the same" not in run(write(tmp_path, item(2, terms=terms)))


def test_a_tag_that_is_too_long_is_told(tmp_path):
    told = run(write(tmp_path, item(1, terms=[("post_tag", "long", "x" * 101), ("post_tag", "x", "#MeToo")])))
    assert "was longer than 100 characters and was cut" in told
    assert {len(tag.name) for tag in Article.objects.get().tags.all()} == {100, 5}
