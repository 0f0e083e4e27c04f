"""Drafts for people outside: the links to a story, made and revoked on a page of their own, and what came back."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, reverse
from django.views.decorators.cache import never_cache

from articles.models import Article
from newspaper.addresses import absolute
from newspaper.fields import is_row_number
from newsroom.sharing import draft_links
from newsroom.sharing.models import DraftAnswer, DraftLink
from newsroom.stories.panels import Link, Panel
from people.permissions import may

if TYPE_CHECKING:
    from newsroom.stories.page import StoryPage

ANSWERS_SHOWN = 5


class ShareForm(forms.ModelForm):
    """A new link: for whom, and for how long."""

    days = forms.TypedChoiceField(
        label="for",
        coerce=int,
        initial=3,
        choices=[(days, f"{days} day{'s' if days > 1 else ''}") for days in draft_links.DAYS],
    )

    class Meta:
        model = DraftLink
        fields = ["for_whom"]


class SharingPanel(Panel):
    """The last answers below the form, and the page of draft links."""

    name = "sharing"
    templates = {"below": "newsroom/sharing/_panel.html"}

    def urls(self) -> list[URLPattern]:
        return [self.page_of_a_story("draft-links", never_cache(self.draft_links))]

    def links(self, page: "StoryPage", shown: dict[str, Any] | None) -> list[Link]:
        if not may(page.request.user, draft_links.SHARE):
            return []
        return [Link(reverse("admin:articles_article_draft_links", args=[page.story.pk]), "Draft links")]

    def context(self, page: "StoryPage") -> dict[str, Any] | None:
        """The last answers to the story's draft links: one query."""
        if page.story is None:
            return None
        answers = DraftAnswer.objects.filter(link__story=page.story).select_related("link")
        return {"answers": answers[:ANSWERS_SHOWN]}

    def draft_links(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The links to a story, what came back over them, and a form to make or revoke one."""
        story = self.story_or_404(request, object_id)
        if not may(request.user, draft_links.SHARE, story):
            raise PermissionDenied
        form = ShareForm(request.POST if "_share" in request.POST else None)
        if "_revoke" in request.POST:
            return self._revoke(request, story)
        if form.is_valid():
            link = draft_links.share(story, by=request.user, **form.cleaned_data)
            self.admin.log_change(request, story, f"Draft link {link}")
            messages.success(request, f"The link {link} is made. Send it to nobody else.")
            return redirect(request.path)
        links = story.draft_links.select_related("made_by").prefetch_related("answers")
        rows = [(link, absolute(link.get_absolute_url()), draft_links.is_closed(link)) for link in links]
        context = {"links": rows, "form": form, "held_until": draft_links.held_until(story)}
        return self.render(request, "newsroom/sharing/draft_links.html", story, "Draft links", **context)

    def _revoke(self, request: HttpRequest, story: Article) -> HttpResponse:
        number = request.POST["_revoke"]
        link = get_object_or_404(story.draft_links, pk=number if is_row_number(number) else 0)
        draft_links.revoke(link)
        self.admin.log_change(request, story, f"Draft link {link} revoked")
        messages.success(request, f"The link {link} is revoked and leads nowhere now.")
        return redirect(request.path)
