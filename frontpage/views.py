"""The front page, and for the desk the fronts as they will be and as they were."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles.scheduled_changes import as_of
from frontpage.filling import fill_front
from frontpage.layouts import LayoutConflict, restore_layout
from frontpage.models import Layout
from frontpage.plan import plan_for
from frontpage.reports import link_to, moment_of, state_of
from pagecache.public_page import public_page
from sections.context import every_section

# Layouts on a page of the history.
PER_PAGE = 50


@public_page
def front_page(request: HttpRequest) -> HttpResponse:
    """The paper's front page."""
    sections = every_section()
    return render(
        request,
        "frontpage/front.html",
        {"page": fill_front(sections), "sections": sections, "is_front": True},
    )


def preview(request: HttpRequest, layout: Layout) -> HttpResponse:
    """The very page that readers will get when a layout takes over (or get now), for the desk."""
    at = moment_of(layout)
    with as_of(at):
        return _front_at(at, request, layout)


def _front_at(at, request, layout):
    plan = plan_for(layout, at)
    said = {"is_preview": True, "layout": layout, "at": at, "plan": plan, "today": timezone.localdate(at)}
    if layout.section_id:
        page = layout.section.article_sections.published(at).page()
        said |= {"section": layout.section, "page": page, "is_first_page": True}
        return render(request, "sections/front.html", said)
    sections = every_section()
    said |= {"page": fill_front(sections, plan, at), "sections": sections, "is_front": True}
    return render(request, "frontpage/front.html", said)


def history(request: HttpRequest, layout_admin, layout: Layout) -> HttpResponse:
    """Everything that was laid out for a layout's front, what was saved last first."""
    saved = Layout.objects.of_front(layout.section).select_related("saved_by").order_by("-saved_at", "-pk")
    page = Paginator(saved, PER_PAGE).get_page(request.GET.get("p"))
    context = layout_admin.admin_site.each_context(request) | {
        "title": f"History: {layout.front_name}",
        "original": layout,
        "page": page,
        "may_change": layout_admin.has_change_permission(request),
    }
    return render(request, "admin/frontpage/layout/history.html", context)


@require_POST
def return_here(request: HttpRequest, layout_admin, layout: Layout) -> HttpResponse:
    """Lays a front out as it was, and leads to the layout that is now in force."""
    try:
        now = restore_layout(layout, by=request.user)
    except LayoutConflict:
        layout_admin.message_user(
            request, "Somebody else has just saved this front; nothing was changed.", messages.ERROR
        )
        return HttpResponseRedirect(reverse("admin:frontpage_layout_history", args=[layout.pk]))
    layout_admin.log_change(request, now, "Returned to an earlier layout.")
    link = link_to(now, state_of(layout_admin.get_queryset(request).get(pk=now.pk)))
    layout_admin.message_user(request, format_html("{} is laid out as it was.", link), messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:frontpage_layout_change", args=[now.pk]))
