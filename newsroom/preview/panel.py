"""Looking at a story before it goes out: its page as readers get it, and that page on every kind of screen."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from articles.models import Article
from articles.scheduled_changes import as_of, scheduled_change_of
from articles.views import story_page
from newsroom.preview.csp import PREVIEW_POLICY, SCREENS_POLICY
from newsroom.stories.panels import Link, Panel

if TYPE_CHECKING:
    from newsroom.stories.page import StoryPage

# Width and height in CSS pixels: a common phone, a desk.
SCREENS = [("Phone", 360, 740), ("Desktop", 1280, 800)]


class PreviewPanel(Panel):
    """Two pages, and the links to them."""

    name = "preview"

    def urls(self) -> list[URLPattern]:
        return [
            self.page_of_a_story("preview", self.preview),
            self.page_of_a_story("screens", never_cache(self.screens)),
        ]

    def links(self, page: "StoryPage", shown: dict[str, Any] | None) -> list[Link]:
        preview, screens = (
            reverse(f"admin:articles_article_{name}", args=[page.story.pk]) for name in ("preview", "screens")
        )
        return [
            Link(preview, "Preview", " of the saved story in a new tab", opens_tab=True),
            Link(screens, "On every screen"),
        ]

    def preview(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The very page that readers get, of a story in any state, as it is saved; never kept by any cache.

        With `planned` it is the page of the moment at which the change that is scheduled for the story is made. Our
        own pages, and no others, may show it in a frame.
        """
        story = self._visible(request, object_id)
        change = scheduled_change_of(story) if "planned" in request.GET else None
        with as_of(change.goes_live_at if change else timezone.now()):
            story.refresh_from_db()
            context = story_page(story) | {"is_preview": True}
            response = render(request, "articles/detail.html", context)
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response.content_security_policy = PREVIEW_POLICY
        return response

    def screens(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The preview on a phone and a desk, in the light and in the dark, side by side."""
        story = self._visible(request, object_id)
        frames = [(name, scheme, w, h) for name, w, h in SCREENS for scheme in ("light", "dark")]
        shown = {"frames": frames, "is_planned": "planned" in request.GET}
        response = self.render(request, "newsroom/preview/screens.html", story, "On every screen", **shown)
        response.content_security_policy = SCREENS_POLICY
        return response

    def _visible(self, request: HttpRequest, object_id: str) -> Article:
        story = self.story_or_404(request, object_id)
        if not self.admin.has_view_permission(request, story):
            raise PermissionDenied
        return story
