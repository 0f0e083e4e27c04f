"""The content version advances with every change that readers can see, whoever makes it, and with no other."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection, transaction

from articles.models import Article, ArticleSection, Correction
from frontpage.models import BreakingNews
from images.models import Image
from newspaper.models import Letter, Newspaper
from pagecache.models import ContentChange
from pagecache.registry import watch, watched_tables
from pagecache.version import MOST_CHANGES
from readership.models import DailyViews
from sections.models import Section
from tests.factories import make_article, make_picture, make_source, section
from tests.frontpage.fronts import make_layout
from tests.pagecache.conftest import version_now

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
def test_a_change_that_readers_can_see_makes_a_new_version(story, change):
    before = version_now()
    CHANGES[change](story)
    assert version_now() != before


def test_work_on_a_draft_leaves_the_version_alone(story):
    draft = make_article("Not yet", status="draft", tags=["ports"])
    before = version_now()
    draft.headline = "Still not"
    draft.save()
    draft.delete()
    assert version_now() == before


def test_what_readers_do_leaves_the_version_alone(story):
    before = version_now()
    DailyViews.objects.add_views(story.pk)
    Letter.objects.create(name="Ana", email="ana@example.org", text="Good paper.", network="x")
    assert version_now() == before


def test_what_is_rolled_back_leaves_the_version_alone(story):
    before = version_now()
    with transaction.atomic():
        story.save()
        transaction.set_rollback(True)
    assert version_now() == before
    story.save()
    assert version_now() != before, "a change after one that was rolled back counts"


def test_no_version_comes_back(story):
    seen = set()
    for _ in range(50):
        with transaction.atomic():
            story.save()
        seen.add(version_now())
        if len(seen) == 25:
            ContentChange.objects.all().delete()  # as an old backup would
    assert len(seen) == 50


def test_the_record_of_changes_stays_short(story):
    ContentChange.objects.bulk_create(ContentChange(number=number) for number in range(MOST_CHANGES + 1))
    version_now()
    assert ContentChange.objects.count() <= MOST_CHANGES


# Tables that no reader's page is made of.
BEHIND_THE_SCENES = {
    "addresses",  # what an address leads to is asked anew by every request: a redirect is never cached
    "admin", "auth", "contenttypes", "demo", "newsroom", "pagecache", "sessions", "sites", "wordpress",
    "articles.act", "articles.illustration", "articles.republication", "articles.revision", "articles.tagsynonym",
    "flatpages.flatpage_sites", "newspaper.letter", "people.formerperson",
    "people.user", "people.user_groups", "people.user_sections", "people.user_user_permissions",
    "readership.dailyviews", "taggit",
    "legalnotices.affiant", "legalnotices.noticeword",
    "advertising.advertiser", "advertising.quote", "advertising.quoteline", "advertising.enquiry",
    "advertising.artwork", "advertising.bannerday", "advertising.candidate", "advertising.insertionorder",
    "advertising.place", "advertising.lineitem",
}  # fmt: skip


def test_every_table_is_watched_or_known_to_be_invisible_to_readers():
    """A new model is watched (pagecache/registry.py), or belongs into the list above."""
    tables = {
        model._meta.db_table: model._meta.label_lower for model in apps.get_models(include_auto_created=True)
    }
    watched = {tables[table.name] for table in watched_tables()}
    assert len(watched) == len(watched_tables())
    unwatched = set(tables.values()) - watched
    assert {label for label in unwatched if not {label, label.split(".")[0]} & BEHIND_THE_SCENES} == set()


@pytest.mark.parametrize("table", watched_tables(), ids=lambda table: table.name)
def test_every_watched_table_has_its_columns_and_its_triggers(db, table):
    (model,) = (m for m in apps.get_models(include_auto_created=True) if m._meta.db_table == table.name)
    columns = {field.column for field in model._meta.concrete_fields}
    assert {table.opens, table.closes} - {""} <= columns
    wanted = 3 + (bool(table.closes) * (2 if connection.vendor == "postgresql" else 3))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'pagecache%%' "
                "AND tgrelid = %s::regclass",
                [table.name],
            )
        else:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'pagecache%%' "
                "AND tbl_name = %s",
                [table.name],
            )
        assert cursor.fetchone() == (wanted,)


def test_registering_twice_is_the_same_as_once():
    before = watched_tables()
    watch(Article, opens="live_from", closes="live_until")
    assert watched_tables() == before


def test_a_table_that_closes_has_to_open():
    with pytest.raises(ValueError, match="needs “opens”"):
        watch(Article, closes="live_until")
