"""The checks on the story form in a real Chromium."""

import pytest

from articles.models import Article
from tests.factories import make_article, make_picture
from tests.newsroom.desk import story_url
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The first of what stops is on the screen, and not behind the bar that saves.
IN_VIEW = """() => {
  const [box, bar] = [".check-stops", ".submit-row"].map((it) => document.querySelector(it).getBoundingClientRect());
  return 0 <= box.top && box.top < bar.top;
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stops_is_read_mended_or_overridden(at_home, editor, browser, scheme, width):
    picture = make_picture(credit="", alt_text="")
    story = make_article("FERRIES SAIL FROM THE THE PORT", status="approved", lead_picture=picture)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.click(".to-look-at")
    page.wait_for_function(IN_VIEW)
    assert complaints(page) == []
    page.click("[name=_publish]")
    page.wait_for_selector(".errornote")
    page.wait_for_selector(".cke_wysiwyg_frame")
    assert "Nothing was saved." in page.inner_text(".errorlist.nonfield")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#id_override_reason", "The agency sends the credit tonight.")
    page.click("[name=_publish]")
    page.wait_for_selector(".messagelist .success")
    assert Article.objects.get().is_published
    context.close()
