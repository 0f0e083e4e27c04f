"""Draft links: made, revoked, answered; whether a link is open; and the mail that brings an answer to its maker.

A promise is stronger than a link: until an embargo and a source's delay are over, nobody outside reads a word. A link
ends after its days, when an editor revokes it, when its maker may no longer share the story, when the story is spiked
or withdrawn, and when it is published (then the link leads to the story).
"""

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from newspaper.addresses import absolute
from newspaper.outbox import Outbox
from newsroom.sharing.models import DraftAnswer, DraftLink
from people.models import User
from people.permissions import may

SHARE = "articles.share_article"
DAYS = (1, 3, 7, 14)  # for which a link may be made
MOST_ANSWERS = 20  # to one link


class TooManyAnswers(Exception):
    """The link has had MOST_ANSWERS answers, more than anybody reads."""


def share(story: Article, *, by: User, for_whom: str, days: int) -> DraftLink:
    """Makes a link to a story for one person, open for some days."""
    ends = timezone.now() + dt.timedelta(days=days)
    return DraftLink.objects.create(story=story, for_whom=for_whom, made_by=by, expires_at=ends)


def revoke(link: DraftLink) -> None:
    """Ends a link at once; its answers stay."""
    DraftLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def held_until(story: Article) -> dt.datetime | None:
    """The moment until which an embargo or a source's delay keeps a story from everybody outside, if there is one."""
    promises = [story.embargoed_until]
    if story.source_id and story.original_published_at:
        promises.append(story.original_published_at + dt.timedelta(hours=story.source.delay_hours))
    return max((moment for moment in promises if moment and moment > timezone.now()), default=None)


def is_closed(link: DraftLink) -> bool:
    """Whether a link leads nowhere any more. Reads its maker's roles: a query."""
    maker = link.made_by
    return link.has_ended or link.story.is_taken_away or maker is None or not may(maker, SHARE, link.story)


def count_opening(link: DraftLink) -> None:
    """Counts that the draft was opened."""
    DraftLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, last_opened_at=timezone.now())


def take_answer(link: DraftLink, answer: DraftAnswer) -> None:
    """Stores what the outsider said. Raises TooManyAnswers beyond MOST_ANSWERS."""
    if link.answers.count() >= MOST_ANSWERS:
        raise TooManyAnswers
    answer.link = link
    answer.save()


def answer_as_mail(answer: DraftAnswer) -> list[EmailMessage]:
    """The answer as a list of one mail, empty where the link's maker has no address. It holds no word of the draft."""
    maker = answer.link.made_by
    if maker is None or not maker.email:
        return []
    subject = " ".join(f"[Draft {answer.link.story_id}] {answer}".split())
    story = reverse("admin:articles_article_change", args=[answer.link.story_id])
    lines = [
        f"{answer.name} (the link {answer.link})",
        "",
        answer.get_verdict_display(),
        answer.text,
        "",
        absolute(story),
    ]
    return [EmailMessage(subject, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [maker.email])]


ANSWERS = Outbox("answers", DraftAnswer, lambda: answer_as_mail)
