"""The newsroom's first screen: what somebody has to do, what comes next, and what has just gone out."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils import timezone

from articles.models import Article, ScheduledChange
from articles.querysets import HEAVY
from articles.workflow import WORKFLOW
from newsroom.links.dead_links import standing_in_published_stories
from newsroom.notes.models import DeskNote
from people.permissions import may, sections_of

Status = Article.Status
MOST = 8  # of each list; the list of stories has the others
SOON = dt.timedelta(days=14)


@dataclass(frozen=True)
class Event:
    """Something that happens by itself, at a moment: a story "appears" or "changes", a layout "takes over"."""

    at: dt.datetime
    thing: models.Model
    what: str

    @property
    def day(self):
        """The day in Manila."""
        return timezone.localdate(self.at)


class Today:
    """The lists of one person; each is bounded, and asks for nothing that an index does not find."""

    def __init__(self, user):
        self.user, self.now = user, timezone.now()

    @cached_property
    def sees_stories(self):
        return may(self.user, "articles.view_article")

    @property
    def writes(self):
        return may(self.user, "articles.add_article")

    @cached_property
    def sent_back(self):
        """Their stories that have come back, with who sent them and why."""
        stories = self._stories(status=Status.RETURNED, created_by=self.user) if self.writes else []
        for story in stories:
            story.sent_back = story.acts.filter(verb="send_back").select_related("by").first()
        return stories

    @cached_property
    def waiting(self):
        """What waits for this person: to be approved, or to be published."""
        waiting = []
        if may(self.user, "articles.approve_article"):
            theirs = {"section__in": sections_of(self.user)} if self._is_bound_to_sections else {}
            waiting += self._stories(status=Status.REVIEW, **theirs)
        if may(self.user, "articles.publish_article"):
            waiting += self._stories(status=Status.APPROVED)
        return waiting

    @cached_property
    def notes(self):
        """Open notes that name this person, and those of others on their stories; the newest first."""
        if not self.sees_stories:
            return []
        notes = DeskNote.objects.still_open().exclude(story__status=Status.SPIKED)
        notes = (
            notes.select_related("by", "story").defer(*(f"story__{name}" for name in HEAVY)).order_by("-pk")
        )
        naming = notes.filter(named=self.user)[:MOST]
        on_theirs = notes.filter(story__created_by=self.user).exclude(by=self.user)[:MOST]
        found = {note.pk: note for note in [*naming, *on_theirs]}
        return [found[pk] for pk in sorted(found, reverse=True)][:MOST]

    @property
    def _is_bound_to_sections(self):
        return bool(sections_of(self.user)) and not may(self.user, "articles.publish_article")

    @cached_property
    def drafts(self):
        """Their own drafts, the newest first."""
        return self._stories(status=Status.DRAFT, created_by=self.user) if self.writes else []

    @cached_property
    def next(self):
        """What happens next by itself: the next `Event`s in the order of their moments."""
        if not self.sees_stories:
            return []
        coming = Article.objects.filter(live_from__gt=self.now).order_by("live_from")
        events = [
            Event(story.live_from, story, "appears")
            for story in coming.select_related("section").defer(*HEAVY)[:MOST]
        ]
        planned = self._changes.filter(is_held=False).order_by("goes_live_at")[:MOST]
        events += [Event(change.goes_live_at, change.story, "changes") for change in planned]
        return sorted(events, key=lambda event: event.at)[:MOST]

    @cached_property
    def held(self):
        """Planned changes that could not be made by themselves, for whoever may decide on them."""
        if not may(self.user, WORKFLOW["plan"].permission):
            return []
        return list(self._changes.filter(is_held=True).order_by("goes_live_at")[:MOST])

    @property
    def _changes(self):
        heavy = (f"story__{name}" for name in HEAVY)
        return ScheduledChange.objects.select_related("story__section").defer(*heavy)

    @cached_property
    def out(self):
        """What has just gone out."""
        newest = Article.objects.published().newest_first().select_related("section").defer(*HEAVY)
        return list(newest[:MOST]) if self.sees_stories else []

    @cached_property
    def ending(self):
        """Stories whose licence ends within two weeks, the next first."""
        until = {"live_until__gt": self.now, "live_until__lte": self.now + SOON}
        ending = Article.objects.filter(**until).order_by("live_until").select_related("source").defer(*HEAVY)
        return list(ending[:MOST]) if self.sees_stories else []

    @cached_property
    def promised(self):
        """Stories that are not published and under an embargo that ends within two weeks, the next first."""
        until = {"embargoed_until__gt": self.now, "embargoed_until__lte": self.now + SOON}
        held = Article.objects.in_preparation().filter(**until).order_by("embargoed_until").defer(*HEAVY)
        return list(held[:MOST]) if self.sees_stories else []

    @cached_property
    def astray(self):
        """Published stories that this person may mend, with their links that lead nowhere: [(story, links), ...]."""
        if not (self.sees_stories and may(self.user, "articles.change_article")):
            return []
        found = standing_in_published_stories()
        return [(story, links) for story, links in found if may(self.user, "articles.change_article", story)][
            :MOST
        ]

    def _stories(self, **wanted):
        stories = Article.objects.filter(**wanted).select_related("section", "created_by").defer(*HEAVY)
        return list(stories.order_by("-created_at")[:MOST])
