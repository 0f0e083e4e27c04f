"""Lists of the newsroom that are asked for nonsense say so, in every room."""

import pytest
from django.contrib import admin
from django.urls import reverse

from newspaper.models import Letter
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
LISTS = sorted(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist" for m in admin.site._registry)
QUERIES = [
    {"id__regex": "("},
    {"id__range": "1"},
    {"id__exact": HUGE},
    {"id__in": "x,y"},
    {"uploaded_at__year": HUGE},
    {"uploaded_at__year": "9999"},
    {"uploaded_at__year": "2026", "uploaded_at__month": HUGE},
    {"received_at__year": "9999"},
    {"received_at__year": "x"},
    {"created_by": HUGE},
    {"p": HUGE},
    {"o": HUGE},
    {"q": "'\"%_\\" * 30},
]

BOXES = sorted(
    (f"admin:{m._meta.app_label}_{m._meta.model_name}_add", name)
    for m, desk in admin.site._registry.items()
    for name in desk.autocomplete_fields
)


@pytest.fixture
def desk(admin_client):
    make_article(source=make_source(), tags=["ports"])
    Letter.objects.create(name="Rosa Lim", email="rosa@example.org", text="Good morning.")
    return admin_client


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asked_for_nonsense_answers(desk, address):
    for query in QUERIES:
        assert desk.get(reverse(address), query).status_code in {200, 302, 400}, query


@pytest.mark.parametrize("address", LISTS)
def test_an_action_on_what_is_no_row_answers(desk, address):
    for chosen in ("x", HUGE, ""):
        for action in ("delete_selected", "mark_as_answered", "publish_stories"):
            data = {"action": action, "_selected_action": [chosen], "post": "yes"}
            assert desk.post(reverse(address), data).status_code == 302


def test_dates_above_a_list_still_narrow_it(desk):
    address = reverse("admin:newspaper_letter_changelist")
    received = Letter.objects.get().received_at
    response = desk.get(address, {"received_at__year": received.year})
    assert "Rosa Lim" in response.content.decode()
    assert "Rosa Lim" not in desk.get(address, {"received_at__year": 1999}).content.decode()


@pytest.mark.parametrize(("address", "name"), BOXES)
def test_a_box_of_rows_that_is_given_no_row_answers(desk, address, name):
    for chosen in ("x", HUGE, "²", "1,x"):
        assert desk.get(reverse(address), {name: chosen}).status_code == 400
        assert desk.post(reverse(address), {name: chosen}).status_code in {200, 403}  # 403: nobody adds one


def test_a_link_fills_the_boxes_of_a_form(desk):
    source = make_source("Evening Wire")
    page = desk.get(reverse("admin:articles_article_add"), {"source": source.pk}).content.decode()
    assert f'<option value="{source.pk}" selected>Evening Wire</option>' in page
