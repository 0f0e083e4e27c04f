"""Showing a draft to somebody outside: the acts, and when a link opens.

A promise is stronger than a link: until an embargo is over, and until a source's delay is, nobody outside reads
a word. A link ends by itself, by the hand of an editor, with the rights of whoever made it, and when the story is
out (then it leads to the story) or is killed.
"""

import datetime as dt

from django.db.models import F
from django.utils import timezone

from newsroom.sharing.models import DraftLink
from people.permissions import may

SHARE = "articles.share_article"
DAYS = (1, 3, 7, 14)
MOST_ANSWERS = 20


class TooMany(Exception):
    """The link has brought as many answers as anybody reads."""


def share(story, *, by, for_whom, days):
    """Makes a link to a story for one person, for some days."""
    ends = timezone.now() + dt.timedelta(days=days)
    return DraftLink.objects.create(story=story, for_whom=for_whom, made_by=by, expires_at=ends)


def revoke(link):
    """Ends a link at once; its answers stay."""
    DraftLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def held_until(story):
    """The moment before which a promise keeps a story from everybody outside, or None."""
    promises = [story.embargoed_until]
    if story.source_id and story.original_published_at:
        promises.append(story.original_published_at + dt.timedelta(hours=story.source.delay_hours))
    return max((moment for moment in promises if moment and moment > timezone.now()), default=None)


def is_closed(link):
    """Whether a link leads nowhere any more. Reads its maker's roles: a query."""
    killed = link.story.is_taken_away
    maker = link.made_by
    return link.has_ended or killed or maker is None or not may(maker, SHARE, link.story)


def count_opening(link):
    """Notes that the draft was looked at."""
    DraftLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened_at=timezone.now())


def take_answer(link, answer):
    """Stores what the outsider said. Raises TooMany instead beyond MOST_ANSWERS."""
    if link.answers.count() >= MOST_ANSWERS:
        raise TooMany
    answer.link = link
    answer.save()
