"""What the front page tells machines of the paper."""

import pytest

from newspaper.models import Newspaper, Office
from tests.articles.test_structured_data import described

pytestmark = pytest.mark.django_db


def test_the_front_page_says_who_the_paper_is(client):
    paper = Newspaper.objects.get()
    paper.facebook = "https://www.facebook.com/examiner.example"
    paper.save()
    Office.objects.create(
        newspaper=paper,
        name="Zamboanga City",
        address="2 Sailors' Lane\nZamboanga City",
        telephones="(062) 955 0000 advertising\nask for Ben\n0917 555 0123",
    )
    things = described(client, "/")
    organization, site = things["NewsMediaOrganization"], things["WebSite"]
    assert organization["name"] == "The Mindanao Examiner Regional Newspaper"
    assert (organization["url"], organization["foundingDate"]) == ("http://testserver/", "2006")
    assert organization["sameAs"] == ["https://www.facebook.com/examiner.example"]
    assert organization["address"][0]["streetAddress"] == "2 Sailors' Lane, Zamboanga City"
    assert [(line["telephone"], line["contactType"]) for line in organization["contactPoint"]] == [
        ("+63629550000", "advertising"),
        ("+639175550123", "customer service"),
    ]
    assert site["publisher"]["@id"] == organization["@id"]
    search = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", "salt")
    assert client.get(search).status_code == 200
