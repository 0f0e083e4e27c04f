"""Looking at a story before it goes out: on every kind of screen, and by people outside."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache

from articles.models import Article
from newspaper.addresses import absolute
from newsroom.preview.csp import PREVIEW_POLICY, SCREENS_POLICY
from newsroom.sharing import sharing
from newsroom.sharing.models import DraftLink
from people.permissions import may

# Width and height in CSS pixels: a common phone, a desk.
SCREENS = [("Phone", 360, 740), ("Desktop", 1280, 800)]


def framable(response):
    """A page that our own pages, and no others, may show in a frame."""
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.content_security_policy = PREVIEW_POLICY
    return response


class ShareForm(forms.ModelForm):
    """A new link: for whom, and for how long."""

    days = forms.TypedChoiceField(
        label="for",
        coerce=int,
        initial=3,
        choices=[(days, f"{days} day{'s' if days > 1 else ''}") for days in sharing.DAYS],
    )

    class Meta:
        model = DraftLink
        fields = ["for_whom"]


class LookedAt:
    """The part of the stories' admin that shows drafts; stands before ModelAdmin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/screens/", wrap(self.screens), name="articles_article_screens"),
            path(
                "<path:object_id>/draft-links/", wrap(self.draft_links), name="articles_article_draft_links"
            ),
            *super().get_urls(),
        ]

    def screens(self, request, object_id):
        """The preview on a phone and a desk, in the light and in the dark, side by side."""
        story = self._story(request, object_id)
        if not self.has_view_permission(request, story):
            raise PermissionDenied
        frames = [(name, scheme, w, h) for name, w, h in SCREENS for scheme in ("light", "dark")]
        shown = {"frames": frames, "is_planned": "planned" in request.GET}
        response = self._render(request, "preview/screens", story, "On every screen", **shown)
        response.content_security_policy = SCREENS_POLICY
        return response

    def draft_links(self, request, object_id):
        """The links to a story, what came back over them, and a form to make or revoke one."""
        story = self._story(request, object_id)
        if not may(request.user, sharing.SHARE, story):
            raise PermissionDenied
        form = ShareForm(request.POST if "_share" in request.POST else None)
        if "_revoke" in request.POST:
            return self._revoke(request, story)
        if form.is_valid():
            link = sharing.share(story, by=request.user, **form.cleaned_data)
            self.log_change(request, story, f"Draft link {link}")
            messages.success(request, f"The link {link} is made. Send it to nobody else.")
            return redirect(request.path)
        links = story.draft_links.select_related("made_by").prefetch_related("answers")
        rows = [(link, absolute(link.get_absolute_url()), sharing.is_closed(link)) for link in links]
        context = {"links": rows, "form": form, "held_until": sharing.held_until(story)}
        return self._render(request, "sharing/draft_links", story, "Draft links", **context)

    def _revoke(self, request, story):
        number = request.POST["_revoke"]
        is_number = number.isascii() and number.isdigit() and len(number) < 19
        link = get_object_or_404(story.draft_links, pk=int(number) if is_number else 0)
        sharing.revoke(link)
        self.log_change(request, story, f"Draft link {link} revoked")
        messages.success(request, f"The link {link} is revoked and leads nowhere now.")
        return redirect(request.path)

    def _story(self, request, object_id):
        story = self.get_object(request, object_id)
        if story is None:
            raise Http404
        return story

    def _render(self, request, name, story, title, **context):
        context |= admin.site.each_context(request) | {"story": story, "title": title, "opts": Article._meta}
        return never_cache(render)(request, f"newsroom/{name}.html", context)
