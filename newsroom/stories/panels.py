"""What stands around the story form: each panel brings its own pages, template and context.

`newsroom.stories.admin.PANELS` lists them; a panel is added or removed there and in its own folder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from articles.models import Article

if TYPE_CHECKING:
    from newsroom.stories.admin import StoryAdmin
    from newsroom.stories.form import Filling
    from newsroom.stories.page import StoryPage


@dataclass(frozen=True)
class Link:
    """A link above the form: `more` is for screen readers alone."""

    address: str
    label: str
    more: str = ""
    opens_tab: bool = False


class Panel:
    """A part of the story form's page. Subclasses override what they need."""

    # Under this name templates find what `context` returns.
    name: str
    # By place: "above" the form and outside of it, at its "top", "below" its fields, at its "end" after the buttons.
    templates: dict[str, str] = {}

    def __init__(self, admin: "StoryAdmin"):
        self.admin = admin

    def urls(self) -> list[URLPattern]:
        """The panel's own pages, under the stories' address in the admin."""
        return []

    def filling(self, page: "StoryPage") -> "Filling | None":
        """What the form is to show in place of the stored story, asked when the form is opened."""
        return None

    def context(self, page: "StoryPage") -> dict[str, Any] | None:
        """What the templates show; None leaves the panel out."""
        return None

    def links(self, page: "StoryPage", shown: dict[str, Any] | None) -> list[Link]:
        """The panel's links above the form of a stored story; `shown` is its context."""
        return []

    def page_of_a_story(self, address: str, view: Callable[..., HttpResponse]) -> URLPattern:
        """The address `<story>/<address>/`, named articles_article_<address>, for those who sign in."""
        name = f"articles_article_{address.replace('-', '_')}"
        return path(f"<path:object_id>/{address}/", self.admin.admin_site.admin_view(view), name=name)

    def story_or_404(self, request: HttpRequest, object_id: str) -> Article:
        story = self.admin.get_object(request, object_id)
        if story is None:
            raise Http404
        return story

    def render(
        self,
        request: HttpRequest,
        template: str,
        story: Article,
        title: str,
        status: int = 200,
        **context: Any,
    ) -> HttpResponse:
        """A page about a story in the admin's frame."""
        context |= self.admin.admin_site.each_context(request)
        context |= {"story": story, "original": story, "title": title, "opts": self.admin.opts}
        return render(request, template, context, status=status)
