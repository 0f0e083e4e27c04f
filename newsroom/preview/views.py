"""A story as readers will get it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render

from articles.scheduled_changes import as_of, scheduled_change_of
from articles.views import story_page


def preview(request, story_admin, object_id):
    """The very page that readers get, of a story in any state, as it is saved; never kept by any cache.

    With `planned` it is the page of the moment at which the change that is planned for the story is made.
    """
    story = story_admin.get_object(request, object_id)
    if story is None:
        raise Http404
    if not story_admin.has_view_permission(request, story):
        raise PermissionDenied
    change = scheduled_change_of(story) if "planned" in request.GET else None
    if change is None:
        return render(request, "articles/detail.html", story_page(story) | {"is_preview": True})
    with as_of(change.goes_live_at):
        story.refresh_from_db()
        return render(request, "articles/detail.html", story_page(story) | {"is_preview": True})
