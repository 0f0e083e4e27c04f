"""axe-core judges every type of page, light on a phone and dark at a desk; nothing is left out."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from examiner.views import server_error
from tests.browser.paper import set_a_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Rules of WCAG 2.2 that axe leaves out unless asked.
ASKED = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def complaints(page):
    """What axe finds, as lines that say where."""
    found = Axe().run(page, options=ASKED).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def judged(page, address):
    """Complaints about a page, and whether anything sticks out of it."""
    page.goto(address)
    for scheme, width in (("light", 360), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        for complaint in complaints(page):
            yield f"{scheme}, {width}: {complaint}"
    for width, letters in ((320, "100%"), (1280, "200%")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => document.documentElement.style.fontSize = size", letters)
        widest = page.evaluate("document.documentElement.scrollWidth")
        if widest > width:
            yield f"At {letters} and {width} pixels the page is {widest} wide."


def test_nobody_is_kept_out_of_the_paper(at_home, page):
    broken = server_error(None).content
    page.route("**/broken/", lambda route: route.fulfill(body=broken, content_type="text/html"))
    addresses = set_a_paper() | {"a fault of ours": "/broken/"}
    found = {name: list(judged(page, at_home + path)) for name, path in addresses.items()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_button_fades_in_while_its_page_arrives(at_home, page):
    """Its first colour would be the browser's own, and what fades is hard to read."""
    page.add_init_script(
        "window.fading = []; document.addEventListener('transitionrun', ({ target }) => fading.push(target.outerHTML))"
    )
    page.goto(f"{at_home}/about/contact/")
    assert page.evaluate("new Promise(requestAnimationFrame).then(() => fading)") == []


def test_a_letter_with_everything_wrong_is_readable_for_everybody(at_home, page):
    page.goto(f"{at_home}/about/contact/")
    page.locator("form.form").evaluate("form => { form.noValidate = true; }")
    page.click("text=Send the letter")
    page.wait_for_selector("[role=alert]")
    assert complaints(page) == []


def test_the_keyboard_reaches_the_story_and_the_menu(at_home, page):
    page.goto(at_home)
    page.keyboard.press("Tab")
    skip = page.get_by_text("Skip to content")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.locator(".menu summary").focus()
    assert page.locator(".menu summary").evaluate("s => getComputedStyle(s).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Regional Advertising Rates").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Regional Advertising Rates"


def test_the_judge_is_awake(page):
    page.set_content('<main><h1>Tides</h1><img src="x"><p style="color: #ccc">Pale</p></main>')
    found = " ".join(complaints(page))
    assert "image-alt" in found
    assert "color-contrast" in found
