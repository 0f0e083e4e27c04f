"""axe-core judges the screens on which fronts are laid out, and what readers get of them, in both schemes."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.models import Correction, Republication
from frontpage.models import BreakingNews
from tests.factories import make_article, make_source
from tests.frontpage.fronts import layout_url, make_layout, page_of
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stories(transactional_db, now):
    return [make_article(f"Story {n}", published_at=now - dt.timedelta(hours=n)) for n in range(1, 6)]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_laying_a_front_out(at_home, editor, stories, tomorrow, browser, scheme, width):
    held = make_article("Held", embargoed_until=tomorrow)
    hours = {"story": held, "ends_at": tomorrow}
    layout = make_layout([stories[0], hours, {"rule": "newest"}], starts_at=tomorrow - dt.timedelta(days=2))
    Republication.objects.create(article=stories[0], partner=make_source(corrections_to="desk@example.org"))
    Correction.objects.create(article=stories[0], text="It was ₱53.")
    BreakingNews.objects.create(text="Signal no. 3 is up", story=stories[0], ends_at=tomorrow)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    addresses = [
        layout_url(layout),
        layout_url(),
        page_of(layout, "history"),
        page_of(layout, "preview"),
        reverse("admin:frontpage_layout_changelist"),
        reverse("admin:frontpage_breakingnews_changelist"),
        reverse("admin:frontpage_breakingnews_add"),
        reverse("admin:articles_republication_changelist"),
        reverse("admin:articles_republication_add"),
    ]
    sign_in(page, at_home, addresses[0])
    for address in addresses:
        page.goto(at_home + address)
        assert complaints(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    for address in ("/", "/section/mindanao/", "/corrections/"):
        page.goto(at_home + address)
        assert complaints(page) == [], address
    context.close()
