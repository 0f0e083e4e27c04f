"""A layout of forty slots costs its editor no more statements than a handful of slots would lead one to expect."""

from itertools import chain, combinations, product

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Tag
from frontpage.models import Layout, Slot
from tests.factories import make_article, section
from tests.frontpage.fronts import layout_url, make_layout, slot_fields
from tests.newsroom.desk import errors

pytestmark = pytest.mark.django_db
SLOTS, MOST = 40, 40
SUBSETS = [list(combinations(["story", "section", "tag"], count)) for count in range(4)]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_a_save_of_forty_slots_takes_few_statements(desk, yesterday):
    stories = [make_article() for _ in range(SLOTS)]
    layout = make_layout(stories, starts_at=yesterday)
    stories.reverse()
    sent = {"version": "1", "starts_at": "", "note": "The other way round", "slots-TOTAL_FORMS": SLOTS}
    sent |= {"slots-INITIAL_FORMS": 0}
    for number, story in enumerate(stories):
        sent |= slot_fields(number, position=number + 1, place="top", rule="pin", story=story.pk)
    with CaptureQueriesContext(connection) as queries:
        answer = desk.post(layout_url(layout), sent)
    assert answer.status_code == 302, answer.context["errors"]
    assert list(layout.slots.values_list("story", flat=True)) == [story.pk for story in stories]
    assert len(queries) < MOST, [query["sql"][:80] for query in queries]


@pytest.mark.parametrize("rule", Slot.Rule.values)
@pytest.mark.parametrize("place", Slot.Place.values)
def test_a_slot_knows_what_the_database_would_refuse(rule, place, now, tomorrow):
    chosen = {"story": make_article(), "section": section(), "tag": Tag.objects.create(name="ports")}
    times = [(None, None), (now, None), (None, now), (now, tomorrow), (now, now), (tomorrow, now)]
    for given, (starts_at, ends_at) in product(chain.from_iterable(SUBSETS), times):
        said = {name: chosen[name] for name in given} | {"starts_at": starts_at, "ends_at": ends_at}
        slot = Slot(place=place, rule=rule, **said)
        refused = {each.name for each in Slot._meta.constraints if is_broken(each, slot)}
        assert slot.broken_constraints == refused, said


def is_broken(constraint, slot):
    """Whether Django's own check, which asks the database, finds a constraint broken."""
    try:
        constraint.validate(Slot, slot)
    except ValidationError:
        return True
    return False


def test_a_story_that_is_gone_is_told_and_not_stored(desk):
    gone = make_article(status="draft")
    pk, _ = gone.pk, gone.delete()
    sent = {"version": "1", "slots-TOTAL_FORMS": 2, "slots-INITIAL_FORMS": 0}
    sent |= slot_fields(0, story=pk, place="top", rule="pin") | slot_fields(
        1, place="top", rule="newest", tag="x"
    )
    answer = desk.post(layout_url(), sent)
    assert answer.status_code == 200
    assert errors(answer).count("Select a valid choice") == 2
    assert not Layout.objects.exists()
