"""Reading a story for a word and asking the index for it are the same question."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from articles.models import Article
from articles.paging import PageStart
from articles.search import query as finding
from articles.search.query import find
from articles.search.words import fold
from tests.factories import make_article

pytestmark = pytest.mark.django_db
LETTERS = st.characters(categories=["L", "N", "M", "P", "Zs"])


@pytest.fixture
def story(yesterday):
    return make_article(published_at=yesterday)


@given(words=st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=1, max_size=8), data=st.data())
@bounds(max_examples=60, suppress_health_check=list(HealthCheck))
def test_both_ways_find_the_same(story, words, data):
    Article.objects.filter(pk=story.pk).update(words=fold(" ".join(words)))
    word = data.draw(st.sampled_from(words))
    query = word[: data.draw(st.integers(1, len(word)))]
    found = []
    for near in (finding.NEAR, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(finding, "NEAR", near)
            page = find(query, PageStart(), 5, opens=story.live_from, closes=timezone.now())
            found.append(page.stories)
    assert found[0] == found[1], fold(query)
