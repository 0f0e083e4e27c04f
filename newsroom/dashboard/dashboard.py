"""The newsroom's first screen: what somebody has to do, what happens next, and what has just been published."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.utils import timezone

from articles.models import Act, Article, ScheduledChange
from articles.querysets import HEAVY
from articles.workflow import WORKFLOW
from newsroom.links.dead_links import published_stories_with_dead_links
from newsroom.links.models import CheckedLink
from newsroom.notes.models import DeskNote
from people.models import User
from people.permissions import may, sections_of

Status = Article.Status
MOST = 8  # rows of each list; the list of stories has the others
SOON = dt.timedelta(days=14)


@dataclass(frozen=True)
class Event:
    """Something that happens by itself, at a moment: a story "appears" or "changes", a layout "takes over"."""

    at: dt.datetime
    thing: models.Model
    what: str

    @property
    def day(self) -> dt.date:
        """The day in Manila."""
        return timezone.localdate(self.at)


class Dashboard:
    """The lists of one person. Each has at most MOST rows, costs a query or two, and is read through an index."""

    def __init__(self, user: User):
        self.user, self.now = user, timezone.now()

    @cached_property
    def sees_stories(self) -> bool:
        """Whether they may read the stories of others, drafts too."""
        return may(self.user, "articles.view_article")

    @property
    def writes(self) -> bool:
        """Whether they may begin a story."""
        return may(self.user, "articles.add_article")

    @cached_property
    def sent_back(self) -> list[Article]:
        """Their stories that were sent back; `returns` of each are the acts that did so, the last one first."""
        if not self.writes:
            return []
        acts = Act.objects.filter(verb="send_back").select_related("by")
        returned = self._newest(status=Status.RETURNED, created_by=self.user)
        return list(returned.prefetch_related(models.Prefetch("acts", acts, to_attr="returns")))

    @cached_property
    def waiting(self) -> list[Article]:
        """Stories that wait for this person to approve or publish them."""
        waiting = []
        if may(self.user, "articles.approve_article"):
            theirs = {"section__in": sections_of(self.user)} if self._is_bound_to_sections else {}
            waiting += self._newest(status=Status.REVIEW, **theirs)
        if may(self.user, "articles.publish_article"):
            waiting += self._newest(status=Status.APPROVED)
        return waiting

    @cached_property
    def notes(self) -> list[DeskNote]:
        """Open notes that name this person, and those of others on their stories, newest first."""
        if not self.sees_stories:
            return []
        notes = DeskNote.objects.still_open().exclude(story__status=Status.SPIKED).order_by("-pk")
        notes = notes.select_related("by", "story").defer(*(f"story__{name}" for name in HEAVY))
        # Two queries, because each is served by an index of its own.
        naming = notes.filter(named=self.user)[:MOST]
        on_theirs = notes.filter(story__created_by=self.user).exclude(by=self.user)[:MOST]
        found = {note.pk: note for note in [*naming, *on_theirs]}
        return [found[pk] for pk in sorted(found, reverse=True)][:MOST]

    @property
    def _is_bound_to_sections(self) -> bool:
        return bool(sections_of(self.user)) and not may(self.user, "articles.publish_article")

    @cached_property
    def drafts(self) -> list[Article]:
        """Their own drafts, newest first."""
        return list(self._newest(status=Status.DRAFT, created_by=self.user)) if self.writes else []

    @cached_property
    def coming(self) -> list[Event]:
        """What happens next by itself, the next first: scheduled stories appear, scheduled changes are made."""
        if not self.sees_stories:
            return []
        stories = Article.objects.filter(live_from__gt=self.now).order_by("live_from")
        changes = self._scheduled_changes.filter(is_held=False)[:MOST]
        events = [
            Event(story.live_from, story, "appears")
            for story in stories.select_related("section").defer(*HEAVY)[:MOST]
        ]
        events += [Event(change.goes_live_at, change.story, "changes") for change in changes]
        return sorted(events, key=lambda event: event.at)[:MOST]

    @cached_property
    def held_changes(self) -> list[ScheduledChange]:
        """Scheduled changes that could not be made by themselves, for whoever may decide on them."""
        if not may(self.user, WORKFLOW["plan"].permission):
            return []
        return list(self._scheduled_changes.filter(is_held=True)[:MOST])

    @property
    def _scheduled_changes(self) -> models.QuerySet[ScheduledChange]:
        heavy = (f"story__{name}" for name in HEAVY)
        return ScheduledChange.objects.select_related("story__section").defer(*heavy).order_by("goes_live_at")

    @cached_property
    def just_published(self) -> list[Article]:
        """The newest stories that readers see."""
        newest = Article.objects.published().newest_first().select_related("section").defer(*HEAVY)
        return list(newest[:MOST]) if self.sees_stories else []

    @cached_property
    def licences_ending(self) -> list[Article]:
        """Stories whose licence ends within two weeks, the next first."""
        until = {"live_until__gt": self.now, "live_until__lte": self.now + SOON}
        ending = Article.objects.filter(**until).order_by("live_until").select_related("source").defer(*HEAVY)
        return list(ending[:MOST]) if self.sees_stories else []

    @cached_property
    def embargoed(self) -> list[Article]:
        """Stories that are not published yet and under an embargo that ends within two weeks, the next first."""
        until = {"embargoed_until__gt": self.now, "embargoed_until__lte": self.now + SOON}
        held = Article.objects.in_preparation().filter(**until).order_by("embargoed_until").defer(*HEAVY)
        return list(held[:MOST]) if self.sees_stories else []

    @cached_property
    def dead_links(self) -> list[tuple[Article, list[CheckedLink]]]:
        """Published stories that this person may change, each with its links that are dead."""
        change = "articles.change_article"
        if not (self.sees_stories and may(self.user, change)):
            return []
        found = published_stories_with_dead_links()
        return [(story, links) for story, links in found if may(self.user, change, story)][:MOST]

    def _newest(self, **wanted) -> models.QuerySet[Article]:
        stories = Article.objects.filter(**wanted).select_related("section", "created_by").defer(*HEAVY)
        return stories.order_by("-created_at")[:MOST]
