"""The list of stories: what state each is in, and what finding one costs."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories import make_article, make_person, make_source, section
from tests.newsroom.desk import list_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def listed(client, **query):
    return {story.headline for story in client.get(list_url(), query).context["cl"].result_list}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "draft"}, "Draft"),
        ({"status": "review"}, "With the sub-editor"),
        ({"status": "spiked"}, "Spiked"),
        ({"published_at": 5}, "Scheduled for"),
        ({"embargoed_until": 5}, "Embargoed until"),
        ({"status": "draft", "embargoed_until": 5}, "Draft, embargoed until"),
        ({"status": "approved", "published_at": 5}, "Approved, for"),
        ({"source": 1, "published_at": -50}, "Licence ended"),
        ({"published_at": -2}, "Published"),
    ],
)
def test_the_list_says_in_words_what_state_a_story_is_in(desk, now, fields, words):
    source = make_source(licence_days=1)
    hours = {"published_at", "embargoed_until"} & fields.keys()
    fields = fields | {name: now + dt.timedelta(hours=fields[name]) for name in hours}
    make_article(**fields | ({"source": source} if "source" in fields else {}))
    assert f'">{words}' in desk.get(list_url()).content.decode()


def test_every_state_can_be_asked_for(desk, tomorrow):
    make_article("Draft", status="draft")
    make_article("Scheduled", published_at=tomorrow)
    make_article("Embargoed", embargoed_until=tomorrow)
    make_article("Live")
    make_article("Gone", status="withdrawn")
    assert listed(desk, state="draft") == {"Draft"}
    assert listed(desk, state="scheduled") == {"Scheduled", "Embargoed"}
    assert listed(desk, state="published") == {"Live"}
    assert listed(desk, state="withdrawn") == {"Gone"}
    assert len(listed(desk)) == 5


def test_a_reporter_finds_their_own(client, reporter):
    make_article("Mine", status="draft", created_by=reporter)
    make_article("Theirs", status="draft")
    client.force_login(reporter)
    assert listed(client, mine="1") == {"Mine"}


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_story_is_found_by_its_headline_and_by_its_address(desk, status):
    make_article("Seaweed price leaps", status=status, slug="seaweed-price-leaps")
    make_article("Salt returns", status=status)
    assert listed(desk, q="seaweed") == {"Seaweed price leaps"}
    assert listed(desk, q="/seaweed-price-leaps/") == {"Seaweed price leaps"}
    assert listed(desk, q="https://example.org/seaweed-price-leaps/") == {"Seaweed price leaps"}
    assert listed(desk, q="https://example.org/seaweed-price-leaps/?utm_source=mail") == {
        "Seaweed price leaps"
    }
    assert listed(desk, q="price/seaweed") == {"Seaweed price leaps"}
    assert listed(desk, q="no such words") == listed(desk, q="no/such/words") == set()


def test_a_published_story_is_found_by_any_of_its_words(desk):
    make_article("Salt returns", body="<p>Two sacks of Lapyahan salt.</p>")
    assert listed(desk, q="lapyahan") == {"Salt returns"}


@pytest.mark.parametrize("query", ["%%%", "'", '"', "a" * 5_000, "AND OR NOT", "*", "/", "🙂"])
def test_no_search_breaks_the_list(desk, query):
    make_article()
    assert desk.get(list_url(), {"q": query}).status_code == 200


def test_choosing_a_related_story_uses_the_same_search(desk):
    story = make_article("Ferries sail again")
    query = {"app_label": "articles", "model_name": "article", "field_name": "picks", "term": "ferries"}
    found = desk.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [result["id"] for result in found] == [str(story.pk)]


def picked(desk, term):
    query = {"app_label": "articles", "model_name": "article", "field_name": "picks", "term": term}
    return [result["text"] for result in desk.get(reverse("admin:autocomplete"), query).json()["results"]]


def test_a_story_that_is_not_out_is_found_by_its_text_and_however_it_is_written(desk, tomorrow):
    make_article("Salt returns", status="draft", body="<p>R.A. No. 9003 and the Kaʼbah of lapyahan.</p>")
    make_article("Salt is spiked", status="spiked", standfirst="Of lapyahan, ₱500.")
    make_article("Salt is late", published_at=tomorrow, body="<p>From lapyahan.</p>")
    assert listed(desk, q="lapyahan") == {"Salt returns", "Salt is spiked", "Salt is late"}
    assert listed(desk, q="RA 9003 ka'bah") == {"Salt returns"}
    assert listed(desk, q="P500") == {"Salt is spiked"}
    assert set(picked(desk, "lapyahan")) == {"Salt returns", "Salt is spiked", "Salt is late"}


def test_a_picker_shows_the_best_headline_first(desk, now, monkeypatch):
    monkeypatch.setattr("newsroom.stories.changelist.MOST_FOUND", 5)
    make_article("Ice plant", published_at=now - dt.timedelta(days=900))
    make_article("Ice plant opens", status="draft")
    make_article("A new ice plant")
    for number in range(3):
        make_article(f"Fish, {number}", body="<p>Beside the ice plant.</p>")
    assert picked(desk, "ICE Pl\u00adant")[:3] == ["Ice plant", "Ice plant opens", "A new ice plant"]
    assert picked(desk, "ice plant")[3:] == ["Fish, 2", "Fish, 1", "Fish, 0"]


def test_a_longer_list_costs_no_more_queries(desk, django_assert_max_num_queries):
    for number in range(12):
        make_article(source=make_source(f"Wire {number}"), by=[make_person(f"Writer {number}")])
    with django_assert_max_num_queries(12):
        desk.get(list_url())


def test_the_archive_is_not_counted_to_its_end(desk, monkeypatch):
    monkeypatch.setattr("images.changelist.ShortPaginator.most", 3)
    for _ in range(4):
        make_article(section=section("sports"))
    page = desk.get(list_url())
    assert page.context["cl"].result_count == 3
    assert "These are the first 3." in page.content.decode()


def test_stories_without_a_source_are_asked_for_as_our_own(desk):
    make_article("Theirs", source=make_source("Wire"))
    make_article("Ours")
    assert "Our own" in desk.get(list_url()).content.decode()
    assert listed(desk, source__isnull="True") == {"Ours"}
