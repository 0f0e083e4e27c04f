"""axe-core judges what the story form says of words that are kept, in both schemes, on a phone and on a desk."""

import pytest
from django.contrib.sessions.models import Session

from newsroom.autosave.models import Autosave, Presence
from tests.factories import make_article, make_user
from tests.newsroom.desk import story_url
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_from_their_words(at_home, editor, browser, scheme, width):
    story = make_article("Ferries sail", status="draft")
    Autosave.objects.create(by=editor, story=story, version=1, fields={"headline": ["Ferries stay in port"]})
    Presence.objects.create(story=story, by=make_user("ben", first_name="Ben", last_name="Cruz"))
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector("#presence:has-text('Ben Cruz has this story open')")
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.fill("#id_standfirst", "The strait is calm again.")
    page.wait_for_selector(".kept:has-text('Kept on the server')")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    Session.objects.all().delete()
    page.click("text=Sign in again")
    page.wait_for_selector("dialog[open]")
    assert complaints(page) == []
    context.close()
