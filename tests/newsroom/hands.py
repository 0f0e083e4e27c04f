"""What people do at the desk, each in a browser of their own."""

from django.urls import reverse

from tests.images.samples import different_png

DESK = reverse("admin:index")
PHONE = {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True}


def body_of(page):
    """The text of the story as it stands in the editor, from when one can type in it."""
    return page.frame_locator(".cke_wysiwyg_frame").locator("body[contenteditable=true]")


def listed(page, heading):
    """The part of the first screen with this heading."""
    page.goto(page.url.partition("/admin/")[0] + DESK)
    return page.locator("section", has=page.get_by_role("heading", name=heading, exact=True))


def open_story(page, heading, headline):
    listed(page, heading).get_by_role("link", name=headline).click()
    page.wait_for_selector(".cke_wysiwyg_frame")


def press_button(page, name, outcome):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector(f".messagelist:has-text('{outcome}')")


def upload_a_picture(page, words, credit):
    """A picture that the library does not have yet, described in a window of its own, comes back chosen."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Add another picture").click()
    window = opened.value
    file = {"name": "boat.png", "mimeType": "image/png", "buffer": different_png(1, (900, 600))}
    window.set_input_files("#id_file", file)
    window.get_by_label("Alternative text").fill(words)
    window.get_by_label("Credit").fill(credit)
    with window.expect_event("close"):
        window.click("[name=_save]")
    page.wait_for_selector(f"#select2-id_lead_picture-container[title^='{words}']")
