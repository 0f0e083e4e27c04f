"""Pages of the newsroom that are not forms."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render

from articles.views import story_page


def preview(request, story_admin, object_id):
    """The very page that readers get, of a story in any state, as it is saved; never kept by any cache."""
    story = story_admin.get_object(request, object_id)
    if story is None:
        raise Http404
    if not story_admin.has_view_permission(request, story):
        raise PermissionDenied
    return render(request, "articles/detail.html", story_page(story) | {"is_preview": True})
