"""Each save of a story records which pictures it shows, with the story's own visibility window."""

import pytest

from articles.models import Article, Illustration
from articles.publishing import save_story, withdraw
from tests.factories import make_article, make_picture, make_source

pytestmark = pytest.mark.django_db


def rows():
    return set(Illustration.objects.values_list("article", "image", "place", "live_from", "live_until"))


def test_a_save_records_the_lead_picture_and_those_in_the_text(tomorrow):
    lead, inside = make_picture(1), make_picture(2)
    body = f'<figure class="image"><img src="{inside.body_url}" alt=""></figure>' * 2
    make_article(lead_picture=lead, body=body, source=make_source(licence_days=3))
    make_article(lead_picture=inside, status="draft")
    make_article(lead_picture=lead, published_at=tomorrow)
    make_article(body="<p>/media/pictures/00000000000000000000/whole-1200.jpg</p>")
    noted = rows()
    assert len(noted) == 4
    Illustration.objects.all().delete()
    for story in Article.objects.all():
        Illustration.objects.follow(story)
    assert rows() == noted


def test_they_have_the_storys_own_terms():
    story = make_article(lead_picture=make_picture(3))
    assert Illustration.objects.published().count() == 1
    withdraw(story)
    assert Illustration.objects.published().count() == 0
    assert Illustration.objects.count() == 1


def test_a_save_that_changes_no_picture_asks_one_query(django_assert_num_queries):
    story = make_article(lead_picture=make_picture(4))
    save_story(story)
    with django_assert_num_queries(1):
        Illustration.objects.follow(story)


def test_a_sources_new_licence_holds_for_them_too():
    source = make_source()
    story = make_article(lead_picture=make_picture(5), source=source)
    source.licence_days = 1
    source.save()
    type(story).objects.follow_source(source)
    story.refresh_from_db()
    assert Illustration.objects.get().live_until == story.live_until is not None
