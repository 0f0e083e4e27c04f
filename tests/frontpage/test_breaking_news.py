"""Breaking news: one line over the fronts that takes itself away."""

import datetime as dt

import pytest
from django.utils import timezone

from frontpage.models import BreakingNews
from tests.factories import make_article, make_user
from tests.newsroom.desk import filled

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
FRONTS = ["/", "/section/mindanao/", "/section/visayas/"]


def test_a_line_stands_over_the_fronts_and_leads_to_its_story(client, now):
    story = make_article("Typhoon bears down")
    BreakingNews.objects.create(text="Signal no. 3 is up", story=story, starts_at=now, ends_at=now + HOUR)
    for address in FRONTS:
        page = client.get(address).content.decode()
        assert '<a href="/typhoon-bears-down/">Signal no. 3 is up</a>' in page, address
    assert "Signal no. 3" not in client.get("/typhoon-bears-down/").content.decode()


def test_the_newest_line_is_shown_and_may_lead_nowhere(client, now):
    for text in ("Signal no. 2", "Signal no. 3"):
        BreakingNews.objects.create(text=text, starts_at=now - HOUR, ends_at=now + HOUR)
    page = client.get("/").content.decode()
    assert "<span>Signal no. 3</span>" in page
    assert "Signal no. 2" not in page


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"embargoed_until": 1}, {"status": "withdrawn"}])
def test_a_line_does_not_tell_of_a_story_that_readers_may_not_see(client, now, fields):
    later = {name: now + HOUR if value == 1 else value for name, value in fields.items()}
    BreakingNews.objects.create(
        text="It is out", story=make_article(**later), starts_at=now, ends_at=now + HOUR
    )
    for address in FRONTS:
        assert "It is out" not in client.get(address).content.decode()


def test_an_editor_breaks_the_news_and_ends_it(client, editor, now):
    client.force_login(editor)
    address = "/admin/frontpage/breakingnews/add/"
    assert client.post(address, filled(client.get(address), text="Signal  no. 3")).status_code == 302
    line = BreakingNews.objects.get()
    assert line.text == "Signal no. 3"
    assert line.ends_at - line.starts_at == 2 * HOUR
    BreakingNews.objects.create(
        text="Hidden", story=make_article(status="draft"), starts_at=now - HOUR, ends_at=now + HOUR
    )
    listed = client.get("/admin/frontpage/breakingnews/").content.decode()
    assert "Running until" in listed
    assert "Not shown: the story is not out, it is a draft" in listed
    chosen = {"action": "end_now", "_selected_action": [line.pk]}
    client.force_login(make_user(role="Publisher"))
    client.post("/admin/frontpage/breakingnews/", chosen)
    assert BreakingNews.objects.running(timezone.now()).count() == 2
    client.force_login(editor)
    client.post("/admin/frontpage/breakingnews/", chosen)
    assert BreakingNews.objects.running(timezone.now()).get().text == "Hidden"
