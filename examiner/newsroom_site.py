"""The newsroom: Django's admin under the paper's own name."""

from collections.abc import Callable
from functools import update_wrapper

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import SEARCH_VAR
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, SuspiciousOperation
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path

from newspaper.fields import is_row_number
from newsroom.autosave import resubmission
from newsroom.rights.page import who_may_do_what

# The rooms in the order in which they are needed on a working day; what is not named comes after these.
ORDER = [
    "articles",
    "images",
    "frontpage",
    "sections",
    "people",
    "sources",
    "newspaper",
    "flatpages",
    "addresses",
    "advertising",
    "legalnotices",
]

# What editors call the rooms and things that Django names itself.
NAMES = {"flatpages": "About Us", "addresses": "Former addresses", "FlatPage": "About pages", "auth": "Roles"}

# Lookups that the stock lists would hand to the database, and that fail there on nonsense.
UNASKED = ("__regex", "__iregex", "__range")
# Django's own pages that look for the rows which a link names.
STOCK = ("changelist_view", "add_view")
DATES = {"__year": range(1, 9999), "__month": range(1, 13), "__day": range(1, 32)}


def _check_query(query):
    """Raises SuspiciousOperation, which is answered with 400, for a list's query that no page of ours makes."""
    for name, value in query.items():
        if name.endswith(UNASKED):
            raise SuspiciousOperation(f"Nothing in the newsroom asks for {name}.")
        for ending, numbers in DATES.items():
            if name.endswith(ending) and not (is_row_number(value) and int(value) in numbers):
                raise SuspiciousOperation(f"{name} is no date.")


def _check_numbers(query):
    """Raises SuspiciousOperation for a number that no row can have: SQLite fails on it."""
    for name, value in query.items():
        if name != SEARCH_VAR and value.isdigit() and not is_row_number(value):
            raise SuspiciousOperation(f"{name} is no number of a row.")


def _check_rows(request, desk):
    """What is chosen by number in a desk's boxes: a link with anything else is answered with 400, and in a form it
    counts as 0, which no row has. The stock boxes would look for it while they draw the form, and fail.
    """
    for name in getattr(desk, "autocomplete_fields", ()):
        linked = [number for text in request.GET.getlist(name) for number in text.split(",") if number]
        if not all(map(is_row_number, linked)):
            raise SuspiciousOperation(f"{name} is no row.")
        sent = request.POST.getlist(name)
        if not all(is_row_number(text) or not text for text in sent):
            request.POST = request.POST.copy()
            request.POST.setlist(name, [text if is_row_number(text) or not text else "0" for text in sent])


class ChoicesView(AutocompleteJsonView):
    """The rows that a box with suggestions offers, with what one has to know before choosing one of them."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """As ever, with the row's `troubles` where it has some: a picture too small to lead a story."""
        result = super().serialize_result(obj, to_field_name)
        troubles = getattr(obj, "troubles", "")
        return result | {"text": f"{result['text']} – {troubles}"} if troubles else result


class NewsroomSite(AdminSite):
    """The admin site where the paper is made."""

    site_header = "The newsroom"
    site_title = "Mindanao Examiner newsroom"
    index_title = "Today"
    site_url = "/"
    enable_nav_sidebar = False  # templates/admin/base_site.html has one line of links instead

    def get_urls(self) -> list:
        on_the_site = self.admin_view(self.on_the_site)
        who_may = self.admin_view(who_may_do_what)
        return [
            path("who-may-do-what/", who_may, name="who_may_do_what"),
            # Before the stock one, which sends people to the domain of the sites framework's row.
            path("r/<int:content_type_id>/<path:object_id>/", on_the_site),
            *super().get_urls(),
        ]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """As ever, but a list that is asked for what no link or box of ours asks for says so, and does not fail."""

        def checked(request, *args, **kwargs):
            _check_query(request.GET)
            if view.__name__ in STOCK:
                _check_numbers(request.GET)
            _check_rows(request, getattr(view, "__self__", None))
            if not all(map(is_row_number, request.POST.getlist(ACTION_CHECKBOX_NAME))):
                messages.error(request, "Choose rows from the list.")
                return redirect(request.get_full_path())
            return view(request, *args, **kwargs)

        behind_the_door = super().admin_view(update_wrapper(checked, view), cacheable)

        def kept(request, *args, **kwargs):
            if resubmission.are_in(request) and not self.has_permission(request):
                return resubmission.sign_in_with(request)
            return behind_the_door(request, *args, **kwargs)

        return update_wrapper(kept, behind_the_door)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """The choices of every box with suggestions."""
        return ChoicesView.as_view(admin_site=self)(request)

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """As ever; words of a story that came along are in its form then."""
        response = super().login(request, {"title": "Sign in"} | (extra_context or {}))
        return resubmission.bring_back(request) or response

    def on_the_site(self, request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
        """Sends an editor from a row that they may see to its public page, on the host they are on."""
        kind = get_object_or_404(ContentType, pk=content_type_id)
        if not request.user.has_perm(f"{kind.app_label}.view_{kind.model}"):
            raise PermissionDenied
        try:
            address = kind.get_object_for_this_type(pk=object_id).get_absolute_url()
        except (AttributeError, ObjectDoesNotExist, ValueError):
            raise Http404 from None
        return redirect(address)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["name"] = NAMES.get(app["app_label"], app["name"])
            for model in app["models"]:
                model["name"] = NAMES.get(model["object_name"], model["name"])
        rank = {label: number for number, label in enumerate(ORDER)}
        return sorted(apps, key=lambda app: rank.get(app["app_label"], len(ORDER)))
