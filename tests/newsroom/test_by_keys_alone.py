"""The desk's main tasks on a phone's width with the keyboard alone: what has the focus is always seen."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Article
from images.models import Image
from tests.factories import make_article
from tests.frontpage.fronts import layout_url, make_layout, pinned
from tests.images.samples import different_png
from tests.newsroom.hands import PHONE, body_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"viewport": PHONE["viewport"]}
MOST = 150  # stops on one page
# What is wrong with how one sees the focus, or "": it shows, and a part of it is in view and not behind the bar that
# saves. A line that scrolls to it takes some frames. After the last stop comes the browser's own bar.
SEEN = """async () => {
  const fault = () => {
    const focused = document.activeElement, box = focused.getBoundingClientRect(), style = getComputedStyle(focused);
    if (focused === document.body) return '';
    if (style.outlineStyle === 'none' && !focused.matches('iframe')) return 'no outline: ' + focused.outerHTML;
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 4);
    const y = Math.min(Math.max(box.top, 0) + Math.min(box.height, 40) / 2, innerHeight - 1);
    const there = document.elementFromPoint(x, y);
    const isFree = there && !there.matches('.submit-row') && (focused.contains(there) || there.contains(focused));
    return isFree ? '' : 'not to be seen: ' + focused.outerHTML;
  };
  for (let frame = 0; fault() && frame < 300; frame++) await new Promise(requestAnimationFrame);
  return fault();
}"""


def go_to(page, selector):
    """Presses Tab until `selector` has the focus; every stop on the way is seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN) == ""
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"No Tab leads to {selector}")


def press(page, selector, outcome):
    """Goes to a link or button, presses it, and waits for what then stands on the page."""
    go_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_selector(outcome)


def upload(page):
    """A picture from this computer, in the small window that the plus sign opens."""
    go_to(page, "#add_id_lead_picture")
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    window = opened.value
    window.wait_for_load_state()
    with window.expect_file_chooser() as chooser:
        window.wait_for_selector("#id_file:focus")
        window.keyboard.press("Enter")
    file = {"name": "boat.png", "mimeType": "image/png", "buffer": different_png(1, (900, 600))}
    chooser.value.set_files(file)
    go_to(window, "#id_alt_text")
    window.keyboard.type("A boat")
    go_to(window, "#id_credit")
    window.keyboard.type("Efren Lim")
    go_to(window, "[name=_save]")
    with window.expect_event("close"):
        window.keyboard.press("Enter")
    page.wait_for_selector("#select2-id_lead_picture-container[title^='A boat']")


def write(page):
    press(page, ".first-act a", ".cke_wysiwyg_frame")
    page.wait_for_selector("#id_headline:focus")
    page.keyboard.type("Ferries sail")
    go_to(page, ".cke_wysiwyg_frame")
    body_of(page).wait_for()
    page.keyboard.type("The first boat left at six.")
    go_to(page, "#id_section")
    page.keyboard.type("Mind")
    upload(page)
    press(page, "[name=_submit]", ".messagelist:has-text('Ferries sail: With the sub-editor')")


def test_a_story_is_written_sent_approved_and_scheduled(at_home, at_the_desk):
    write(at_the_desk("Reporter", **NARROW))
    story = Article.objects.get()
    assert story.body == "<p>The first boat left at six.</p>"
    assert (story.section.slug, story.lead_picture.credit) == ("mindanao", Image.objects.get().credit)

    link = f".today a[href$='/{story.pk}/change/']"
    sub = at_the_desk("Sub-editor", **NARROW)
    press(sub, link, ".cke_wysiwyg_frame")
    press(sub, "[name=_approve]", ".messagelist:has-text('Ferries sail: Approved')")

    editor = at_the_desk("Editor", **NARROW)
    press(editor, link, ".cke_wysiwyg_frame")
    go_to(editor, "#id_published_at")
    day = timezone.localdate() + dt.timedelta(days=1)
    editor.keyboard.type(f"{day:%m%d%Y}")
    editor.keyboard.press("ArrowRight")
    editor.keyboard.type("0600AM")
    press(editor, "[name=_schedule]", ".messagelist:has-text('Ferries sail: Scheduled for')")
    live_from = timezone.localtime(Article.objects.get().live_from)
    assert (live_from.date(), live_from.hour, live_from.minute) == (day, 6, 0)


def test_a_front_is_laid_out_by_numbers(at_home, at_the_desk):
    first, second = make_article("First"), make_article("Second")
    layout = make_layout([first, second], starts_at=timezone.now())
    page = at_the_desk("Editor", **NARROW)
    page.goto(at_home + layout_url(layout))
    go_to(page, "#id_slots-0-position")
    page.keyboard.type("2")
    press(page, "[name=_continue]", ".messagelist .success")
    assert pinned(layout) == ["Second", "First"]
