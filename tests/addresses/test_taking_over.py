"""What Django's redirects app had is taken over, and rows that nobody has written down get their addresses."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from addresses import keeping
from addresses.models import Address
from articles.models import Article
from articles.publishing import save_story
from tests.factories import make_article

pytestmark = pytest.mark.django_db
take_over = import_module("addresses.migrations.0002_as_people_type_them").take_over


def test_redirects_of_before_lead_on(client):
    make_article(slug="boats")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE django_redirect (id integer, site_id integer, old_path text, new_path text)"
        )
        rows = [
            ("/se%C3%B1or/", "/boats/"), ("/rates.html", "/about/contact/"), ("/contest/", ""), ("/a/", "/a"),
            ("/old/?page_id=7", "/newest/"),
        ]  # fmt: skip
        for number, row in enumerate(rows):
            cursor.execute("INSERT INTO django_redirect VALUES (%s, 1, %s, %s)", [number, *row])
        take_over(apps, SimpleNamespace(connection=connection, execute=cursor.execute))
        assert "django_redirect" not in connection.introspection.table_names(cursor)
    assert client.get("/señor/").headers["Location"] == "/boats/"
    assert client.get("/Rates.html").headers["Location"] == "/about/contact/"
    assert client.get("/contest/").status_code == 410
    assert client.get("/old/?page_id=7").headers["Location"] == "/newest/"
    assert not Address.objects.filter(path="/a/").exists()
    take_over(apps, SimpleNamespace(connection=connection, execute=None))  # a new paper has no such table


def test_rows_that_came_without_a_word_get_their_addresses_after_the_next_migrate(client):
    story, other = make_article(slug="niño-sails"), make_article(slug="once")
    other.slug = "boats"
    save_story(other)
    Article.objects.filter(pk=story.pk).update(slug="niña-sails")
    Article.objects.filter(pk=other.pk).update(slug="once")
    assert client.get("/nina-sails/").status_code == 404
    keeping.fill(connection.alias)
    assert client.get("/nina-sails/").headers["Location"] == "/ni%C3%B1a-sails/"
    assert client.get("/ONCE/").headers["Location"] == "/once/"
    with CaptureQueriesContext(connection) as queries:
        keeping.fill(connection.alias)
    assert not [query for query in queries if "INSERT" in query["sql"]]
