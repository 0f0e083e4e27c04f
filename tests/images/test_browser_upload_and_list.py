"""Uploading many pictures, and the list of pictures, in a real Chromium; with axe on every page."""

import pytest
from django.urls import reverse

from images.models import Image
from tests.factories import make_article, make_picture
from tests.images.samples import different_png
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST, MANY = reverse("admin:images_image_changelist"), reverse("admin:images_image_many")


def sent(count):
    """Files as a browser sends them, one of them no picture."""
    contents = [different_png(number, (300, 200)) for number in range(count)] + [b"no picture"]
    return [
        {"name": f"net{number}.png", "mimeType": "image/png", "buffer": content}
        for number, content in enumerate(contents)
    ]


def test_many_pictures_arrive_one_by_one_with_their_progress(at_home, editor, page):
    held, posts = [], []
    page.route("**/picture-uploads.js", lambda route: held.append(route))
    with page.expect_request("**/picture-uploads.js"):
        sign_in(page, at_home, MANY, until="commit")
    page.wait_for_timeout(500)
    assert not page.is_visible("#id_files"), "on a slow line nobody may send what would go all together"
    held[0].continue_()
    page.on("request", lambda request: request.method == "POST" and posts.append(request.url))
    page.set_input_files("#id_files", sent(4))
    page.fill("#id_credit", "Efren Lim")
    page.click("[type=submit].default")
    page.wait_for_selector("#said:text-is('5 sent.')")
    assert page.locator(".arrival").count() == 5
    assert page.locator(".arrival-refused").count() == 1
    assert "Send a JPEG, PNG, WebP, GIF or AVIF picture." in page.inner_text(".arrival-refused")
    assert page.evaluate("document.getElementById('progress').value") == 100
    assert len(posts) == 5
    assert set(Image.objects.values_list("credit", flat=True)) == {"Efren Lim"}


def test_without_javascript_they_arrive_together(at_home, editor, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, at_home, MANY, until="commit")
    page.set_input_files("#id_files", sent(2))
    page.click("[type=submit].default")
    page.locator(".arrival").nth(2).wait_for()
    page.wait_for_load_state()
    assert page.locator(".arrival").count() == 3
    assert Image.objects.count() == 2
    page.goto(at_home + reverse("admin:images_image_change", args=[Image.objects.first().pk]))
    assert page.locator(".focal-point-saved").count() == 3
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_the_picture_desk(at_home, editor, browser, scheme, width):
    picture, other = make_picture(1, licence_ends_on="2026-01-01"), make_picture(2, alt_text="")
    Image.objects.filter(pk=other.pk).update(looks_like=picture)
    Image.objects.update(perceptual_hash="0123456789abcdef")
    make_article("Ferries sail", lead_picture=picture)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    sign_in(page, at_home, MANY, until="commit")
    page.set_input_files("#id_files", sent(1))
    page.click("[type=submit].default")
    page.wait_for_selector(".arrival-refused")
    change, replace = (
        reverse(f"admin:images_image_{name}", args=[picture.pk]) for name in ("change", "replace")
    )
    for address in ("", LIST, f"{LIST}?look_after=alike&since=x", change, replace):
        if address:
            page.goto(at_home + address)
        assert complaints(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()
