"""A correction travels: onto the page of corrections, its feeds, the story's date, the sitemap and the copy."""

import datetime as dt

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Correction
from articles.publishing import withdraw
from articles.static_site import corrections
from tests.articles.test_feeds import read, read_json
from tests.factories import make_article, make_source
from tests.test_query_plans import explain

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
FEEDS = ["/corrections/feed/", "/corrections/feed/atom/", "/corrections/feed/json/"]


def correct(story, text="It was ₱53, not ₱35.", **fields):
    return Correction.objects.create(article=story, text=text, **fields)


def test_a_correction_stands_on_the_page_and_leads_to_its_story(client):
    story = make_article("Fares rise", source=make_source(headline_suffix="Harbor Wire"))
    note = correct(story, "It was <b>₱53</b>.")
    page = client.get("/corrections/").content.decode()
    assert f'<a href="/fares-rise/#correction-{note.pk}">Fares rise – Harbor Wire</a>' in page
    assert "It was &lt;b&gt;₱53&lt;/b&gt;." in page
    assert f'id="correction-{note.pk}"' in client.get("/fares-rise/").content.decode()
    assert 'href="/corrections/"' in client.get("/").content.decode()


def test_updates_correct_nothing(client):
    correct(make_article(), "Two more boats have left.", kind="update")
    assert "Nothing has been corrected yet." in client.get("/corrections/").content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"embargoed_until": HOUR},
        {"published_at": HOUR},
        {"status": "withdrawn"},
        "licence",
    ],
)
@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_no_word_of_a_story_that_readers_may_not_see(client, now, fields, kind):
    if fields == "licence":
        fields = {"source": make_source(licence_days=1), "published_at": now - 25 * HOUR}
    story = make_article("Canary", slug="canary")
    correct(story, "Canary sings", kind=kind)
    for name, value in fields.items():
        setattr(story, name, now + value if isinstance(value, dt.timedelta) else value)
    story.save()
    is_told = kind == "retraction" and story.status == "withdrawn"
    for address in ["/corrections/", *FEEDS]:
        body = client.get(address).content.decode().replace("/canary/", "")
        assert ("Canary sings" in body) == is_told, address
        assert "Canary" not in body.replace("Canary sings", ""), address
    assert len(list(corrections())) == is_told


@pytest.mark.parametrize(
    "hidden", [{"embargoed_until": HOUR}, {"published_at": HOUR}, {"published_at": None}]
)
def test_nothing_is_taken_back_that_was_never_out(client, now, hidden):
    moments = {name: value and now + value for name, value in hidden.items()}
    story = make_article("Canary", status="withdrawn", **moments)
    correct(story, "Canary sings", kind="retraction")
    assert b"Canary" not in client.get("/corrections/").content + client.get("/canary/").content


def test_a_retraction_keeps_its_address_and_says_why(client):
    story = make_article("Mayor resigns", body="<p>He left at dawn.</p>")
    correct(story, "The letter was forged. He has not resigned.", kind="retraction")
    assert client.get("/mayor-resigns/").status_code == 200
    withdraw(story)
    response = client.get("/mayor-resigns/")
    page = response.content.decode()
    assert response.status_code == 410
    assert "The paper has taken this story back" in page
    assert "The letter was forged." in page
    assert "Mayor resigns" not in page
    assert "at dawn" not in page
    listed = client.get("/corrections/").content.decode()
    assert "The letter was forged." in listed
    assert "taken back</h2>" in listed


def test_a_withdrawal_without_a_retraction_says_no_more_than_before(client):
    story = make_article("Mayor resigns")
    correct(story, "It was Tuesday.")
    withdraw(story)
    page = client.get("/mayor-resigns/").content.decode()
    assert "This story is no longer here" in page
    assert "Tuesday" not in page


@pytest.mark.parametrize("kind", ["update", "correction"])
def test_the_story_says_when_it_was_corrected(client, now, kind):
    story = make_article("Fares rise", published_at=now - 9 * HOUR)
    correct(story, made_at=now - 2 * HOUR, kind=kind)
    correct(story, made_at=now - 5 * HOUR, kind=kind)
    story.refresh_from_db()
    assert story.updated_at == now - 2 * HOUR
    assert story.changed_at == now - 2 * HOUR
    page = client.get("/fares-rise/").content.decode()
    assert '<p class="byline updated">Updated' in page
    assert (f'"CorrectionComment","text":"{"It was ₱53, not ₱35."}"' in page) == (kind == "correction")
    [item] = read_json(client, "/feed/json/")["items"]
    assert dt.datetime.fromisoformat(item["date_modified"]) == now - 2 * HOUR


def test_the_feeds_are_feeds(client, now):
    first, second = make_article("Fares rise"), make_article("Mayor resigns")
    correct(first, "It was ₱53 & no more.", made_at=now - 2 * HOUR)
    correct(second, "Forged.\n\nAll of it.", kind="retraction", made_at=now - HOUR)
    withdraw(second)
    titles = ["Retraction: a story was taken back", "Correction: Fares rise"]
    for address in FEEDS[:2]:
        parsed = read(client, address)
        assert [entry.title for entry in parsed.entries] == titles
        assert len({entry.id for entry in parsed.entries}) == 2
    feed = read_json(client, FEEDS[2])
    assert feed["home_page_url"] == "http://testserver/corrections/"
    assert [item["title"] for item in feed["items"]] == titles
    assert feed["items"][0]["content_html"] == "<p>Forged.</p>\n\n<p>All of it.</p>"
    assert [item["url"].partition("#")[0] for item in feed["items"]] == [
        "http://testserver/mayor-resigns/",
        "http://testserver/fares-rise/",
    ]
    assert feedparser.parse(client.get(FEEDS[0]).content).feed.title == "Corrections | Mindanao Examiner"


def test_the_sitemap_names_the_page(client):
    assert "<loc>http://testserver/corrections/</loc>" in client.get("/sitemaps/pages.xml").content.decode()


def test_the_archive_of_corrections_is_turned_page_by_page_through_an_index(client, now):
    story = make_article("Fares rise")
    Correction.objects.bulk_create(
        Correction(article=story, text=f"Note {n:03}.", made_at=now - n // 2 * HOUR) for n in range(300)
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("ANALYZE")
    seen, address = [], "/corrections/"
    while address:
        with CaptureQueriesContext(connection) as sent:
            response = client.get(address)
        [listing] = [q["sql"] for q in sent if "articles_correction" in q["sql"] and "SELECT" in q["sql"]]
        assert "newest_corrections" in explain(listing)
        page = response.context["page"]
        seen += [note.text for note in page.stories]
        address = page.older and f"/corrections/?before={page.older}"
    assert len(seen) == len(set(seen)) == 300
    back = client.get(f"/corrections/?after={page.newer}").context["page"]
    assert [note.text for note in back.stories] == seen[-40:-20] or len(back.stories) == 20


def test_a_story_may_not_take_the_pages_address(db):
    assert make_article("Corrections").slug == "story-corrections"
    assert Article.objects.filter(slug="corrections").count() == 0
