"""Fronts that are laid out cost the same however deep the archive: nothing scans the stories, nothing sorts them."""

import pytest

from articles.models import Article, Tag
from tests.factories import section
from tests.frontpage.fronts import make_layout
from tests.test_query_plans import SCAN, archive, plans, sorts_many  # noqa: F401 (a fixture)


@pytest.fixture
def laid_out(archive, yesterday):  # noqa: F811
    deep = list(Article.objects.order_by("live_from")[:30])
    rules = [{"rule": "newest"}, {"rule": "most_read"}, {"rule": "tag", "tag": Tag.objects.first()}]
    rules += [{"rule": "section", "section": section("sports")}]
    make_layout([*rules, *deep], starts_at=yesterday)
    make_layout([*rules, *deep], section=section(), starts_at=yesterday)


def test_an_index_serves_what_is_laid_out(client, laid_out, subtests):
    for address in ("/", "/section/mindanao/"):
        with subtests.test(address):
            found = plans(client, address)
            assert any("newest_stories" in plan for _, plan in found)
            assert [plan for _, plan in found if SCAN.search(plan)] == []
            assert [plan for statement, plan in found if sorts_many(statement, plan)] == []
