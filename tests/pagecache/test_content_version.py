"""The edition advances with every change that readers can see, whoever makes it, and with no other."""

import datetime as dt

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from articles.models import Article, ArticleSection, Correction
from frontpage.models import BreakingNews
from images.models import Image
from newspaper.models import Letter, Newspaper
from pagecache.models import Change
from pagecache.version import MOST_CHANGES
from readership.models import DailyViews
from sections.models import Section
from tests.factories import make_article, make_picture, make_source, section
from tests.frontpage.fronts import make_layout
from tests.pagecache.conftest import edition_now

WEEK = dt.timedelta(days=7)


@pytest.fixture
def story(db):
    return make_article("Ferries sail again", tags=["ports"], source=make_source())


def raw(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


CHANGES = {
    "a save": lambda story: story.save(),
    "an update without a save": lambda story: Article.objects.update(headline="Other"),
    "a statement from outside": lambda story: raw("UPDATE articles_article SET kicker = 'Sea'"),
    "a deletion": lambda story: story.delete(),
    "a correction": lambda story: Correction.objects.create(article=story, text="It was Tuesday."),
    "a further section": lambda story: ArticleSection.objects.create(
        article=story, section=section("visayas")
    ),
    "a tag taken away": lambda story: story.tags.clear(),
    "an editor's pick": lambda story: story.picks.add(make_article("Other")),
    "a picture's caption": lambda story: Image.objects.filter(pk=make_picture().pk).update(caption="Boats."),
    "a section's name": lambda story: Section.objects.filter(slug="sports").update(name="Sport"),
    "a source's policy": lambda story: type(story.source).objects.update(told="noindex"),
    "a front laid out": lambda story: make_layout([story], starts_at=story.live_from),
    "breaking news": lambda story: BreakingNews.objects.create(
        text="Signal no. 3", ends_at=story.live_from + WEEK
    ),
    "the paper's name": lambda story: Newspaper.objects.update(name="The Examiner"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_readers_can_see_makes_a_new_edition(story, change):
    before = edition_now()
    CHANGES[change](story)
    assert edition_now() != before


def test_work_on_a_draft_leaves_the_edition_alone(story):
    draft = make_article("Not yet", status="draft", tags=["ports"])
    before = edition_now()
    draft.headline = "Still not"
    draft.save()
    draft.delete()
    assert edition_now() == before


def test_what_readers_do_leaves_the_edition_alone(story):
    before = edition_now()
    DailyViews.objects.add_views(story.pk)
    Letter.objects.create(name="Ana", email="ana@example.org", text="Good paper.", network="x")
    assert edition_now() == before


def test_what_is_rolled_back_leaves_the_edition_alone(story):
    before = edition_now()
    with transaction.atomic():
        story.save()
        transaction.set_rollback(True)
    assert edition_now() == before
    story.save()
    assert edition_now() != before, "a change after one that was rolled back counts"


def test_no_edition_comes_back(story):
    seen = set()
    for _ in range(50):
        with transaction.atomic():
            story.save()
        seen.add(edition_now())
        if len(seen) == 25:
            Change.objects.all().delete()  # as an old backup would
    assert len(seen) == 50


def test_the_ledger_stays_short(story):
    Change.objects.bulk_create(Change(number=number) for number in range(MOST_CHANGES + 1))
    edition_now()
    assert Change.objects.count() <= MOST_CHANGES


# Tables that no reader's page is made of.
BEHIND_THE_SCENES = {
    "admin", "auth", "contenttypes", "demo", "newsroom", "pagecache", "redirects", "sessions", "sites", "wordpress",
    "articles.act", "articles.illustration", "articles.republication", "articles.revision",
    "flatpages.flatpage_sites", "newspaper.letter", "people.user", "people.user_groups", "people.user_sections",
    "people.user_user_permissions", "readership.dailyviews", "taggit",
    "legalnotices.affiant", "legalnotices.noticeword",
    "advertising.advertiser", "advertising.quote", "advertising.quoteline", "advertising.enquiry",
    "advertising.artwork", "advertising.bannerday", "advertising.candidate", "advertising.insertionorder",
    "advertising.place", "advertising.lineitem",
}  # fmt: skip


def test_every_table_is_printed_or_known_not_to_be():
    """A new model belongs into settings.PRINTED, or into the list above."""
    models = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    printed = {label.lower() for label in settings.PRINTED}
    assert printed <= models
    forgotten = {m for m in models - printed if not {m, m.split(".")[0]} & BEHIND_THE_SCENES}
    assert forgotten == set()
