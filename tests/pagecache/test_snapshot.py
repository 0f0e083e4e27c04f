"""A page shows one moment of the database, however many queries it takes and whoever edits meanwhile."""

import threading

import pytest
from django.db import connection

from articles.models import Article, Correction
from pagecache.snapshot import snapshot
from tests.factories import make_article


def in_another_connection(act):
    """Does something as another process would."""

    def work():
        try:
            act()
        finally:
            connection.close()

    other = threading.Thread(target=work)
    other.start()
    other.join()


@pytest.mark.usefixtures("migrated")
def test_no_page_shows_half_of_an_edit():
    story = make_article("Ferries sail again")

    def edit():
        Article.objects.update(headline="Ferries stay in port")
        Correction.objects.create(article=story, text="They do not sail.")

    with snapshot(10):
        headline = Article.objects.get().headline
        in_another_connection(edit)
        assert not Correction.objects.exists()
        assert Article.objects.get().headline == headline == "Ferries sail again"
    assert Correction.objects.exists()


@pytest.mark.usefixtures("migrated")
def test_a_snapshot_keeps_nobody_from_writing():
    make_article("Ferries sail again")
    with snapshot(10):
        Article.objects.get()
        in_another_connection(lambda: Article.objects.update(headline="Other"))
    Article.objects.update(headline="Third")
    assert Article.objects.get().headline == "Third"


@pytest.mark.usefixtures("migrated")
def test_a_view_that_hands_over_to_another_is_one_page(client):
    make_article("Ferries sail again")
    assert client.get("/").status_code == 200
