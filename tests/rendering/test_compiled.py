"""CompiledQuery statements say what their querysets say, each time they are executed."""

import datetime as dt
from typing import NamedTuple

import pytest
from django.db.models import Value
from django.utils import timezone

from articles.models import Article, ArticleSection
from rendering.compiled import NOW_PARAM, CompiledModelQuery, CompiledQuery, Param, param_list, param_values
from sections.models import Section
from tests.factories import make_article, make_picture, make_source, section

pytestmark = pytest.mark.django_db

LIVE = CompiledQuery(
    lambda: [Article.objects.published(NOW_PARAM).newest_first().values_list("pk", "live_from")]
)


def test_rows_are_those_of_the_queryset(now):
    for hours in (3, 1, 2):
        make_article(published_at=now - dt.timedelta(hours=hours))
    assert LIVE.rows(now=now) == list(
        Article.objects.published().newest_first().values_list("pk", "live_from")
    )


def test_what_is_published_is_asked_anew_each_time(now, tomorrow):
    story = make_article(published_at=now + dt.timedelta(hours=1))
    assert LIVE.rows(now=now) == []
    assert [pk for pk, _ in LIVE.rows(now=tomorrow)] == [story.pk]
    Article.objects.update(status="withdrawn", live_from=None)
    assert LIVE.rows(now=tomorrow) == []


def test_each_of_several_lists_ends_where_it_should(now):
    for slug in ("mindanao", "sports", "mindanao", "sports", "mindanao"):
        make_article(section=section(slug))

    def lists():
        for given in param_list("section", 2):
            filings = ArticleSection.objects.published(NOW_PARAM).filter(section=given)
            yield filings.newest_first().values_list(given, "article_id")[:2]

    wanted = [section("mindanao").pk, section("sports").pk]
    rows = CompiledQuery(lists).rows(now=timezone.now(), **param_values("section", wanted))
    for pk in wanted:
        newest = (
            ArticleSection.objects.filter(section=pk).newest_first().values_list("article_id", flat=True)[:2]
        )
        assert sorted(row for row in rows if row[0] == pk) == sorted((pk, story) for story in newest)


class Listed(NamedTuple):
    """A row of LIVE with names."""

    pk: int
    live_from: dt.datetime


def test_columns_have_names_where_a_row_is_given(now):
    story = make_article(published_at=now - dt.timedelta(hours=1))
    (row,) = CompiledQuery(LIVE.make, row=Listed._make).rows(now=now)
    assert (row.pk, row.live_from) == (story.pk, story.live_from)


def test_a_row_with_too_few_names_is_refused(now):
    make_article(published_at=now - dt.timedelta(hours=1))
    with pytest.raises(TypeError, match="Expected 2 arguments, got 3"):
        CompiledQuery(
            lambda: [Article.objects.values_list("pk", "live_from", "slug")], row=Listed._make
        ).rows()


def test_querysets_are_made_and_compiled_once():
    made = []

    def make():
        made.append(1)
        return [Section.objects.order_by("pk").values_list("slug", Value("is"))]

    statement = CompiledQuery(make)
    assert statement.rows() == statement.rows() != []
    assert made == [1]


def test_whole_rows_come_with_those_they_belong_to(django_assert_num_queries):
    stories = CompiledModelQuery(
        lambda: Article.objects.filter(pk=Param("story")),
        related=("section", "source", "lead_picture"),
        without=("words",),
    )
    for story in (make_article(), make_article(source=make_source(), lead_picture=make_picture())):
        story.refresh_from_db()
        columns = [field.attname for field in Article._meta.concrete_fields if field.name != "words"]
        expected = [story.section, story.source, story.lead_picture, *(getattr(story, c) for c in columns)]
        with django_assert_num_queries(1):
            (found,) = stories.instances(story=story.pk)
            given = [found.section, found.source, found.lead_picture, *(getattr(found, c) for c in columns)]
        assert given == expected
        assert found.get_deferred_fields() == {"words"}


def test_a_row_that_was_read_can_be_saved():
    statement = CompiledModelQuery(lambda: Section.objects.filter(pk=Param("section")))
    (found,) = statement.instances(section=section("sports").pk)
    found.name = "Sports and games"
    found.save()
    assert section("sports").name == "Sports and games"
