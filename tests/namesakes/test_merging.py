"""One tag or person is merged into another: whatever names the one names the other, and nothing is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from addresses import former
from articles import revisions
from articles.models import Byline, Tag, Tagging, TagSynonym
from articles.publishing import restore, save_story
from frontpage.models import Layout, Slot
from images.models import Image
from namesakes.merging import NotThere, merge
from people.models import FormerPerson, Person
from tests.factories import make_article, make_person, make_picture, make_user
from tests.pagecache.conftest import version_now
from wordpress.models import ImportedItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def cities():
    """(the tag that stays, the one that goes)."""
    return Tag.objects.create(name="Marawi City"), Tag.objects.create(name="Marawi Citty")


@pytest.fixture
def people():
    return make_person("Tala Mercadejas"), make_person("Tala Mercadehas", title="Correspondent")


def test_stories_front_slots_and_other_names_of_a_tag_follow(cities):
    stays, goes = cities
    only, both = (
        make_article(tags=["Marawi Citty", "ports"]),
        make_article(tags=["Marawi City", "Marawi Citty"]),
    )
    slot = Slot.objects.create(layout=Layout.objects.create(), position=1, rule="tag", tag=goes)
    TagSynonym.objects.create(name="Dansalan", tag=goes)
    merged = merge(Tag, stays.pk, [goes.pk, stays.pk])
    assert sorted(tag.name for tag in only.tags.all()) == ["Marawi City", "ports"]
    assert [*both.tags.all()] == [stays]
    row = Tagging.objects.get(tag=stays, content_object=only)
    assert (row.live_from, row.live_until) == (only.live_from, only.live_until)
    slot.refresh_from_db()
    assert slot.tag == stays
    assert Tag.objects.of(["dansalan", "Marawi  citty"]) == {"dansalan": stays, "marawi citty": stays}
    assert not Tag.objects.filter(pk=goes.pk).exists()
    assert merged.sentence.startswith(
        "“Marawi Citty” and “Marawi City” are one now: 2 stories moved, 1 story had both and keeps one, 1 slot with it"
    )


def test_bylines_portrait_account_credits_and_the_import_follow_a_person(people, editor):
    stays, goes = people
    goes.portrait, goes.user = make_picture(1), editor
    goes.save()
    shot = make_picture(2, credit="tala  MERCADEHAS")
    story = make_article(by=[stays, goes])
    other = make_article(by=["Efren Lim", goes])
    Byline.objects.create(article=story, person=goes, role="pictures")
    item = ImportedItem.objects.create(site="x", kind="person", wordpress_id="tala", person=goes)
    sentence = merge(Person, stays.pk, [goes.pk]).sentence
    assert [(byline.person, byline.role) for byline in story.bylines.all()] == [
        (stays, "words"),
        (stays, "pictures"),
    ]
    assert [str(byline) for byline in other.bylines.all()] == ["Efren Lim", "Tala Mercadejas"]
    stays.refresh_from_db()
    assert (stays.portrait, stays.user, stays.title) == (goes.portrait, editor, "Correspondent")
    item.refresh_from_db()
    assert item.person == stays
    assert Image.objects.get(pk=shot.pk).credit == "Tala Mercadejas"
    assert "1 picture credit says “Tala Mercadejas”." in sentence


@pytest.mark.parametrize("end", ["", "feed/", "feed/atom/", "feed/json/"])
def test_the_old_address_and_its_feeds_lead_on(client, cities, people, end):
    make_article(tags=["Marawi Citty"], by=[people[1]])
    for model, (stays, goes) in ((Tag, cities), (Person, people)):
        old, new = goes.get_absolute_url(), stays.get_absolute_url()
        merge(model, stays.pk, [goes.pk])
        assert former.holder_of(old) == new
        response = client.get(f"{old}{end}")
        assert (response.status_code, response.headers.get("Location")) == (301, f"{new}{end}")
        assert client.get(f"{new}{end}").status_code == 200


def test_chains_of_merges_are_one_step(cities):
    stays, goes = cities
    first = Tag.objects.create(name="Marawicity")
    story = make_article(tags=["Marawicity"])
    paths = [first.get_absolute_url(), goes.get_absolute_url()]
    merge(Tag, goes.pk, [first.pk])
    merge(Tag, stays.pk, [goes.pk])
    assert [*map(former.holder_of, paths)] == [stays.get_absolute_url()] * 2
    assert Tag.objects.of(["Marawicity"]) == {"marawicity": stays}
    assert [*story.tags.all()] == [stays]


def test_an_older_version_of_a_story_still_comes_back(cities, people, editor):
    story = make_article(tags=["Marawi Citty"], by=[people[1]])
    story.kicker = "First"
    save_story(story, by=editor)
    old = story.revisions.get(version=story.version)
    third = make_person("Tala M")
    merge(Tag, cities[0].pk, [cities[1].pk])
    merge(Person, people[0].pk, [people[1].pk])
    merge(Person, third.pk, [people[0].pk])
    assert FormerPerson.objects.filter(person=third).count() == 2
    assert revisions.today(old.content) == [revisions.content_of(story)]
    story.kicker = "Second"
    story.tags.clear()
    story.bylines.all().delete()
    save_story(story, by=editor)
    assert restore(story, old, by=editor) == []
    assert [*story.tags.all()] == [cities[0]]
    assert [byline.person for byline in story.bylines.all()] == [third]
    assert Tag.objects.count() == 1


def test_a_merge_of_hundreds_costs_no_more_queries_than_one_of_two(cities):
    def cost(count):
        stays, goes = cities[0], Tag.objects.create(name=f"Lanao {count}")
        story = make_article()
        stories = [make_article() for _ in range(2)] if count == 2 else []
        if not stories:
            made = [
                story.__class__(headline=f"{n}", slug=f"story-{n}", section=story.section)
                for n in range(count)
            ]
            stories = story.__class__.objects.bulk_create(made)
        Tagging.objects.bulk_create(Tagging(content_object=each, tag=goes) for each in stories)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert merge(Tag, stays.pk, [goes.pk]).stories == count
        return len(queries)

    assert cost(2) == cost(300) < 60


def test_readers_pages_follow(cities):
    make_article(tags=["Marawi Citty"])
    before = version_now()
    merge(Tag, cities[0].pk, [cities[1].pk])
    assert version_now() != before


def test_what_is_gone_meanwhile_changes_nothing(cities):
    stays, goes = cities
    goes.delete()
    with pytest.raises(NotThere):
        merge(Tag, stays.pk, [goes.pk])
    with pytest.raises(ValueError, match="itself"):
        merge(Tag, stays.pk, [stays.pk])


def test_a_person_with_an_account_each_tells_which_one_is_left(people):
    for person, name in zip(people, ("one", "two"), strict=True):
        person.user = make_user(name)
        person.save()
    assert (
        "The account “two” stands beside nobody now." in merge(Person, people[0].pk, [people[1].pk]).sentence
    )
