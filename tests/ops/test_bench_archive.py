"""The archive that `make bench` measures in is a paper like any other."""

import pytest
from django.db.models import F, Q
from django.utils import timezone

from articles.models import Article, ArticleSection, Byline, Tagging
from articles.search.query import newest_with
from ops.bench import archive
from tests.factories import make_picture

pytestmark = pytest.mark.django_db
STORIES = archive.LEAST


@pytest.fixture
def written():
    archive.write(STORIES, [make_picture()])


def test_every_story_is_listed_on_its_own_terms(written):
    assert Article.objects.count() == STORIES
    for model, story, least in (
        (ArticleSection, "article", 1),
        (Byline, "article", 1),
        (Tagging, "content_object", 3),
    ):
        assert model.objects.count() >= least * STORIES
        for column in ("live_from", "live_until"):
            theirs = Q(**{column: F(f"{story}__{column}")}) | Q(**{column: None, f"{story}__{column}": None})
            assert not model.objects.exclude(theirs).exists()


def test_one_word_stands_in_twenty_two_of_a_hundred_stories_and_one_in_twenty(written):
    out = Article.objects.exclude(live_from=None).count()
    assert len(newest_with("harbor", STORIES)) == pytest.approx(0.22 * out, rel=0.02)
    assert len(newest_with("regatta", STORIES)) == pytest.approx(20, abs=2)


def test_it_is_twenty_years_old_and_some_of_it_is_over_or_not_out_yet(written):
    published = Article.objects.published()
    years = timezone.now() - published.order_by("live_from").first().live_from
    assert 19 < years.days / 365 < 21
    assert 0.9 * STORIES < published.count() < STORIES
    moved_house = published.filter(live_from=published.get(slug="story-2100").live_from)
    assert moved_house.count() > 500
