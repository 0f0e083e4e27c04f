"""A correction travels to the partners who carry the story: they are listed until somebody has told them."""

from urllib.parse import unquote

import pytest

from articles.models import Correction, Republication
from articles.publishing import withdraw
from tests.factories import make_article, make_source, make_user
from tests.newsroom.desk import filled

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/republication/"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def carried():
    partner = make_source("Strait Post", kind="partner", corrections_to="desk@example.org")
    story = make_article("Fares rise")
    return Republication.objects.create(article=story, partner=partner, address="https://example.org/fares")


def waiting(desk):
    return desk.get(LIST, {"told": "no"}).content.decode()


def mark(client, row):
    return client.post(LIST, {"action": "mark_as_told", "_selected_action": [row.pk]}, follow=True)


def test_a_partner_waits_until_they_are_told(desk, carried):
    assert "Fares rise" not in waiting(desk)
    Correction.objects.create(article=carried.article, text="It was ₱53.")
    Correction.objects.create(article=carried.article, text="Two more boats.", kind="update")
    page = waiting(desk)
    assert "Correction: It was ₱53." in page
    assert "Two more boats" not in page
    letter = unquote(page.partition('href="mailto:')[2].partition('"')[0])
    assert letter.startswith("desk@example.org?subject=Correction: Fares rise")
    for said in ("https://example.org/fares", "It was ₱53.", "http://testserver/fares-rise/"):
        assert said in letter
    assert "1 told of everything until now." in mark(desk, carried).content.decode()
    assert "Fares rise" not in waiting(desk)


def test_the_next_correction_makes_them_wait_again_whatever_its_date(desk, carried, yesterday):
    Correction.objects.create(article=carried.article, text="It was ₱53.")
    mark(desk, carried)
    Correction.objects.create(article=carried.article, text="It was ₱54.", made_at=yesterday)
    page = waiting(desk)
    assert "It was ₱54." in page
    assert "It was ₱53." not in page


def test_a_retraction_of_a_withdrawn_story_is_told_and_what_readers_do_not_know_is_not(desk, carried):
    Correction.objects.create(article=carried.article, text="It was ₱53.")
    Correction.objects.create(article=carried.article, text="All wrong.", kind="retraction")
    withdraw(carried.article)
    page = waiting(desk)
    assert "Retraction: All wrong." in page
    assert "₱53" not in page


def test_an_editor_notes_down_who_carries_a_story_once(desk, carried):
    address = f"{LIST}add/"
    other = make_article("Ferries sail")
    data = filled(desk.get(address), article=other.pk, partner=carried.partner_id, _continue="")
    for _ in range(2):
        response = desk.post(address, data)
    assert "on the story&#x27;s list already" in response.content.decode()
    assert Republication.objects.count() == 2


def test_the_list_costs_the_same_for_many(desk, carried, django_assert_max_num_queries):
    for n in range(20):
        story = make_article(f"Story {n}")
        Correction.objects.create(article=story, text="It was Tuesday.")
        Republication.objects.create(article=story, partner=carried.partner)
    desk.get(LIST)
    with django_assert_max_num_queries(12):
        assert desk.get(LIST).content.decode().count("It was Tuesday.") >= 20


@pytest.mark.parametrize(
    ("role", "sees", "tells"),
    [
        ("Sub-editor", 200, True),
        ("Publisher", 200, False),
        ("Reporter", 200, False),
        ("Advertising", 403, False),
    ],
)
def test_each_role_does_what_it_may(client, carried, role, sees, tells):
    Correction.objects.create(article=carried.article, text="It was ₱53.")
    client.force_login(make_user(role=role))
    assert client.get(LIST).status_code == sees
    mark(client, carried)
    carried.refresh_from_db()
    assert (carried.told_at is not None) == tells


def test_a_correction_is_not_made_in_the_future(desk, carried, tomorrow):
    address = f"/admin/articles/article/{carried.article_id}/change/"
    data = filled(desk.get(address), **{"corrections-TOTAL_FORMS": "1", "corrections-0-kind": "correction"})
    data |= {"corrections-0-text": "It was ₱53.", "corrections-0-made_at": f"{tomorrow:%Y-%m-%dT%H:%M}"}
    assert "This moment has not come yet." in desk.post(address, data).content.decode()
    assert not Correction.objects.exists()
