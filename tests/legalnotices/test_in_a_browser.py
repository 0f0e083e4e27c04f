"""Nobody is kept out of the legal notices, on the site and in the newsroom."""

import pytest
from django.urls import reverse

from legalnotices import booking
from legalnotices.models import Affiant
from tests.browser.test_accessibility import judged
from tests.legalnotices.notices import draft_notice, let_it_run, make_notice
from tests.newsroom.test_accessibility import complaints

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_nobody_is_kept_out_of_the_legal_notices(at_home, page):
    notices = [make_notice(f"Estate of {'Peñaflor' * 9} {number}") for number in range(25)]
    let_it_run(notices[0])
    booking.withdraw(notices[1])
    archive = reverse("legalnotices:archive")
    addresses = [archive, f"{archive}?before={notices[20].pk}", f"{archive}kinds/other/"]
    addresses += [reverse("legalnotices:search") + query for query in ("", "?q=estate", "?q=nothing")]
    for path in [*addresses, *(notice.get_absolute_url() for notice in notices[:2])]:
        assert list(judged(page, at_home + path)) == [], path


@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_kept_out_of_the_notices_in_the_newsroom(at_home, page, clerk, width):
    notice, affiant = draft_notice(), Affiant.objects.create(name="Nena Silang", city="Zamboanga City")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(at_home + reverse("admin:login"))
    page.fill("#id_username", "clerk")
    page.fill("#id_password", "the tide turns at six")
    page.click("[type=submit]")
    page.wait_for_url(at_home + reverse("admin:index"))
    addresses = [
        reverse("admin:legalnotices_notice_add"),
        reverse("admin:advertising_adstxt_change", args=[1]),
    ]
    for row in (notice, notice.kind, affiant):
        model = f"admin:legalnotices_{row._meta.model_name}"
        addresses += [reverse(f"{model}_changelist"), reverse(f"{model}_change", args=[row.pk])]
    for address in addresses:
        page.goto(at_home + address)
        assert complaints(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
