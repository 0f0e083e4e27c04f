"""A layout's pages beside its form: the front as it makes it, and the history of that front."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path

from frontpage import views


class LayoutPages:
    """The part of the layouts' admin that is no form; stands before ModelAdmin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", wrap(self.preview), name="frontpage_layout_preview"),
            path("<int:pk>/return/", wrap(self.return_here), name="frontpage_layout_return"),
            *super().get_urls(),
        ]

    def preview(self, request, pk):
        """The front as this layout makes it, at the moment at which it takes over."""
        return views.preview(request, self._seen(request, pk))

    def history_view(self, request, object_id, extra_context=None):
        """Everything that was ever laid out for this layout's front, to look at and to bring back."""
        layout = self._seen(request, object_id)
        return views.history(request, self, layout)

    def return_here(self, request, pk):
        """Lays the front out as it was."""
        layout = self._seen(request, pk)
        if not self.has_change_permission(request):
            raise PermissionDenied
        return views.return_here(request, self, layout)

    def _seen(self, request, pk):
        """A layout that the user may look at, of any version; else 404 or 403."""
        layout = super().get_object(request, str(pk))
        if not self.has_view_permission(request, layout):
            raise PermissionDenied
        if layout is None:
            raise Http404
        return layout
