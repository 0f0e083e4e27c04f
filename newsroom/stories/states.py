"""The state of a story in an editor's words: what the lists and the story form say of it."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article
from people.models import User


@dataclass(frozen=True)
class State:
    """Words, and one of five kinds: "draft", "waiting" (for its moment), "live", "ended" (its licence), "off"."""

    words: str
    kind: str

    @property
    def sentence(self) -> str:
        """The words with one full stop at their end, also after "p.m."."""
        return self.words.rstrip(".") + "."

    @property
    def may_be_published(self) -> bool:
        """Whether "Publish now" would change what readers see."""
        return self.kind in {"draft", "waiting", "off"}

    @property
    def may_be_withdrawn(self) -> bool:
        return self.kind in {"waiting", "live", "ended"}


def state_of(story: Article) -> State:
    """The state of a story as it is stored. Reads the source (a query where it is not loaded) of a held story."""
    if story.is_taken_away:
        return State(story.get_status_display(), "off")
    if story.live_from is None:
        return State(story.get_status_display() + _plans(story), "draft")
    if story.is_scheduled:
        return State(f"{_reason(story)} {in_words(story.live_from)}", "waiting")
    if not story.is_published:
        return State(f"Licence ended {in_words(story.live_until)}", "ended")
    return State(f"Published {in_words(story.live_from)}", "live")


def in_words(moment: dt.datetime) -> str:
    """“14 March, 6:05 a.m.”, in Manila, with the year where it is not this one."""
    moment = timezone.localtime(moment)
    this_year = moment.year == timezone.localtime().year
    return date_format(moment, "j F, g:i a" if this_year else "j F Y, g:i a")


def name_of(user: User | None) -> str:
    """Somebody as colleagues call them; None is whoever has left."""
    return user.get_full_name() or user.username if user else "Somebody who has left"


def _plans(story: Article) -> str:
    """What a story that is not published yet is waiting for besides somebody's work."""
    now = timezone.now()
    if story.embargoed_until and story.embargoed_until > now:
        return f", embargoed until {in_words(story.embargoed_until)}"
    if story.published_at and story.published_at > now:
        return f", for {in_words(story.published_at)}"
    return ""


def _reason(story: Article) -> str:
    if story.live_from == story.embargoed_until:
        return "Embargoed until"
    if story.live_from == story.published_at:
        return "Scheduled for"
    return f"Held for {story.source} until"
