"""The index makes itself anew where it is missing or was made by an earlier release."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Article
from articles.search.index import install
from articles.search.query import newest_with
from tests.factories import make_article

pytestmark = pytest.mark.django_db
EARLIER = {
    "sqlite": ["DROP TABLE articles_search", "CREATE VIRTUAL TABLE articles_search USING fts5(words)"],
    "postgresql": [
        "ALTER TABLE articles_article DROP COLUMN search",
        "ALTER TABLE articles_article ADD COLUMN search tsvector",
    ],
}
MISSING = {vendor: statements[:1] for vendor, statements in EARLIER.items()}


@pytest.mark.parametrize("state", [EARLIER, MISSING], ids=["of an earlier release", "missing"])
def test_an_index_that_is_not_as_it_should_be_is_made_anew(state):
    story = make_article(body="<p>zanzibar</p>")
    connection.check_constraints()  # PostgreSQL alters no table with checks outstanding
    with connection.cursor() as cursor:
        for statement in state[connection.vendor]:
            cursor.execute(statement)
    install("default")
    later = make_article(body="<p>zanzibar</p>")
    assert sorted(newest_with("zanzibar", 10)) == [story.pk, later.pk]
    story.delete()
    assert newest_with("zanzibar", 10) == [later.pk]


def test_making_it_again_changes_nothing(django_assert_max_num_queries):
    make_article(body="<p>zanzibar</p>")
    connection.check_constraints()
    with django_assert_max_num_queries(8):
        install("default")
    assert len(newest_with("zanzibar", 10)) == 1


def test_stories_that_an_earlier_release_has_folded_are_folded_anew(capsys):
    story = make_article("Pays ₱500")
    Article.objects.filter(pk=story.pk).update(words="pays 500")
    assert newest_with("P500", 10) == []
    call_command("fold_stories")
    assert newest_with("P500", 10) == [story.pk]
    assert capsys.readouterr().out == "1 stories are found by other words now.\n"
