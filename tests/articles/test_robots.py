"""What crawlers are told."""

from urllib.robotparser import RobotFileParser

import pytest


@pytest.fixture
def told(client):
    response = client.get("/robots.txt")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return response.content.decode()


def read(text):
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    return parser


def test_crawlers_may_read_everything_that_readers_may(told):
    robots = read(told)
    assert all(
        robots.can_fetch("AnyBot", path) for path in ("/", "/a-story/", "/search/?q=x", "/media/a.jpg")
    )


@pytest.mark.django_db
def test_crawlers_are_led_to_the_sitemaps(client, told):
    assert read(told).site_maps() == ["http://testserver/sitemap.xml", "http://testserver/sitemap-news.xml"]
    assert [client.get(address).status_code for address in read(told).site_maps()] == [200, 200]


def test_nobody_is_led_to_the_newsroom(told):
    assert "admin" not in told
