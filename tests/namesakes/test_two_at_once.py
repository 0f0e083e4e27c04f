"""Two people merge the same tags at once, each the other way round: one of them is told, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.models import Article, Tag
from namesakes.merging import NotThere, merge
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_merges_at_once_one_is_told(migrated):
    tags = [Tag.objects.create(name=name) for name in ("Marawi City", "Marawi Citty")]
    story = make_article(tags=tags)
    begin = Barrier(2)

    def run(stays, goes):
        begin.wait()
        try:
            return merge(Tag, stays.pk, [goes.pk])
        except NotThere:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        done = [
            thread.result() for thread in [threads.submit(run, *tags), threads.submit(run, *reversed(tags))]
        ]
    assert sum(each is not None for each in done) == 1
    assert [*Article.objects.get(pk=story.pk).tags.all()] == [Tag.objects.get()]
    assert len(Tag.objects.of(["Marawi City", "Marawi Citty"])) == 2
