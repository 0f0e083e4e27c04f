"""axe-core judges the newsroom's pages in both schemes; nothing is left out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.factories import make_article, make_person, make_picture, make_source, section
from tests.newsroom.desk import list_url, story_url
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def complaints(page):
    """What axe finds, as lines that say where."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def open_everything(page):
    """FlushedFile fieldsets, a new byline, a new correction, and the list of a search box."""
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.click("text=Add another Byline")
    if page.locator("text=Add another Correction").count():
        page.click("text=Add another Correction")
    for summary in page.locator("fieldset summary").all():
        summary.click()
    page.click("#id_translation_of + .select2-container")
    page.keyboard.type("ferries")
    page.wait_for_selector(".select2-results__option")


@pytest.fixture
def story(transactional_db, tomorrow):
    make_article("Salt returns", source=make_source(), embargoed_until=tomorrow)
    make_article("Seaweed price leaps", status="review")
    return make_article(
        "Ferries sail again",
        kicker="Ports",
        further=[section("featured")],
        by=[make_person(), "A correspondent in Jolo"],
        tags=["ports"],
        lead_picture=make_picture(),
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_the_newsroom(at_home, editor, story, browser, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(at_home + reverse("admin:login"))
    assert complaints(page) == []
    sign_in(page, at_home, reverse("admin:index"))
    for address in (reverse("admin:index"), list_url()):
        page.goto(at_home + address)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    for address in (story_url(), story_url(story)):
        page.goto(at_home + address)
        open_everything(page)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.locator("[name=_save]").bounding_box()["y"] < 800
    page.keyboard.press("Escape")
    page.fill("#id_headline", "")
    page.click("[name=_save]")
    page.wait_for_selector(".errornote")
    page.wait_for_selector(".cke_wysiwyg_frame")
    assert complaints(page) == []
    context.close()


def test_the_stock_pages_work_under_the_strict_policy(at_home, editor, story, page):
    """Sections, sources, tags, lists, deleting: no script or style of theirs is stopped."""
    page.context.add_init_script(
        "window.stopped = []; document.addEventListener('securitypolicyviolation',"
        "event => stopped.push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`))"
    )
    sign_in(page, at_home, reverse("admin:index"))
    addresses = [
        reverse("admin:index"),
        list_url(),
        reverse("admin:sections_section_add"),
        reverse("admin:sources_source_add"),
        reverse("admin:articles_tag_changelist"),
        reverse("admin:articles_article_history", args=[story.pk]),
        reverse("admin:images_image_changelist"),
        reverse("admin:password_change"),
    ]
    for address in addresses:
        page.goto(at_home + address)
        assert page.evaluate("stopped") == [], address
    page.goto(at_home + reverse("admin:sections_section_add"))
    page.locator("#id_name").press_sequentially("Weather and Tides")
    assert page.input_value("#id_slug") == "weather-and-tides"
