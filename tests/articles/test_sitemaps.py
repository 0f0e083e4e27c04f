"""Sitemaps: what search engines are shown, in the form that the protocol has for it."""

import datetime as dt
import shutil
import subprocess

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from tests.factories import make_article, make_person, make_source
from tests.shared import shared_data

pytestmark = pytest.mark.django_db
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
AUGUST = dt.datetime(2015, 8, 14, 9, tzinfo=dt.UTC)


def locations(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return [element.text for element in fromstring(response.content).iter(f"{NAMESPACE}loc")]


def assert_valid(content, schema):
    """Holds a sitemap against a schema, by Debian's xmllint; skips loudly where that is not installed."""
    path = shared_data("validators") / schema
    if shutil.which("xmllint") is None:
        pytest.skip("NOT TESTED: xmllint (libxml2-utils) is not installed")
    command = ["xmllint", "--noout", "--nonet", "--schema", str(path), "-"]
    judge = subprocess.run(command, input=content, capture_output=True, check=False)
    assert judge.returncode == 0, judge.stderr.decode()


def test_the_index_names_the_months_that_have_stories(client):
    # The last minute of July in Manila, when it is still July in London, and the first of August there.
    for moment in (AUGUST, dt.datetime(2015, 7, 31, 15, 59, tzinfo=dt.UTC), AUGUST.replace(year=2013)):
        make_article(published_at=moment)
    assert locations(client, "/sitemap.xml") == [
        "http://testserver/sitemaps/pages.xml",
        "http://testserver/sitemaps/legal-notices.xml",
        "http://testserver/sitemaps/2015-08.xml",
        "http://testserver/sitemaps/2015-07.xml",
        "http://testserver/sitemaps/2013-08.xml",
    ]


def test_a_month_has_its_stories_by_the_papers_own_clock(client):
    july = make_article("July", published_at=dt.datetime(2015, 7, 31, 15, 59, tzinfo=dt.UTC))
    august = make_article("Agósto", published_at=july.live_from + dt.timedelta(minutes=1))
    assert locations(client, "/sitemaps/2015-07.xml") == ["http://testserver/july/"]
    assert locations(client, "/sitemaps/2015-08.xml") == ["http://testserver/ag%C3%B3sto/"]
    august.updated_at = dt.datetime(2015, 9, 2, 20, tzinfo=dt.UTC)
    august.save()
    assert b"<lastmod>2015-09-03</lastmod>" in client.get("/sitemaps/2015-08.xml").content


@pytest.mark.parametrize(
    "month", ["2015-09", "2015-13", "2015-00", "0000-01", "9999-12", "2015-8", "1215-06"]
)
def test_a_month_without_stories_or_without_a_calendar_is_not_there(client, month):
    make_article(published_at=AUGUST)
    assert client.get(f"/sitemaps/{month}.xml").status_code == 404


def test_stories_whose_original_is_elsewhere_are_left_out(client):
    address, terms = "https://example.org/story", {"published_at": AUGUST}
    for name, told in [("A", "canonical"), ("B", "noindex"), ("C", "ours")]:
        source = make_source(name, told=told)
        make_article(f"{name} linked", source=source, original_url=address, **terms)
        make_article(f"{name} unlinked", source=source, **terms)
    make_article("D", original_url=address, **terms)
    found = set(locations(client, "/sitemaps/2015-08.xml"))
    assert found == {f"http://testserver/{slug}/" for slug in ("a-unlinked", "c-linked", "c-unlinked", "d")}
    stories = Article.objects.select_related("source")
    ours = {s.slug for s in stories if s.is_listed and s.canonical_url == s.get_absolute_url()}
    assert found == {f"http://testserver/{slug}/" for slug in ours}


def test_a_month_with_nothing_to_list_is_not_in_the_index(client):
    make_article(source=make_source(told="noindex"), published_at=AUGUST)
    make_article(published_at=AUGUST.replace(month=6))
    make_article(published_at=AUGUST.replace(month=10))
    assert [address[-11:-4] for address in locations(client, "/sitemap.xml")[2:]] == ["2015-10", "2015-06"]


def test_the_other_pages_have_a_map_of_their_own(client):
    make_person()
    found = locations(client, "/sitemaps/pages.xml")
    for path in (
        "/",
        "/section/health-wellness/",
        "/about/contact/",
        "/people/tala-mercadejas/",
        "/archive/",
    ):
        assert f"http://testserver{path}" in found
    assert not [address for address in found if "admin" in address]
    assert [client.get(address).status_code for address in found] == [200] * len(found)


def test_sitemaps_are_valid(client):
    make_article("A & B < C", published_at=AUGUST)
    for address in ("/sitemaps/pages.xml", "/sitemaps/2015-08.xml"):
        assert_valid(client.get(address).content, "sitemap.xsd")


def test_the_index_of_a_paper_without_stories_is_there(client):
    assert locations(client, "/sitemap.xml") == [
        "http://testserver/sitemaps/pages.xml",
        "http://testserver/sitemaps/legal-notices.xml",
    ]


def test_sitemaps_cost_the_same_in_any_archive(client, now):
    def queries():
        counts = []
        for address in (
            "/sitemap.xml",
            "/sitemap-news.xml",
            f"/sitemaps/{timezone.localtime(now):%Y-%m}.xml",
        ):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            assert "COUNT(" not in str(captured.captured_queries)
            assert "OFFSET" not in str(captured.captured_queries)
            counts.append(len(captured))
        return counts

    story = make_article(published_at=now)
    few = queries()
    fields = {field.attname: getattr(story, field.attname) for field in Article._meta.concrete_fields}
    Article.objects.bulk_create(
        Article(**fields | {"id": None, "slug": f"old-{n}", "live_from": now - dt.timedelta(days=9 * n)})
        for n in range(500)
    )
    assert queries() == few == [2, 3, 1]
