"""Notifications by mail to colleagues: of a desk note, and of a story that was sent back.

Each is stored with what happened and mailed afterwards by a thread, so that no request waits for the mail server or
fails with it. The mail does not name a story under embargo: mail leaves the house.
"""

import textwrap
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.urls import reverse

from articles.models import Act, Article
from newspaper.addresses import absolute
from newspaper.outbox import Outbox
from newsroom.notes.models import DeskNote, Notification
from newsroom.sharing.draft_links import held_until
from newsroom.stories.states import name_of
from people.models import User
from people.permissions import may

SEES = "articles.view_article"
LONGEST_SUBJECT = 150


def notify_of_note(note: DeskNote, named: Iterable[User]) -> None:
    """Notifies those whom a new note names, the story's author, and whoever saved the story last."""
    last = note.story.revisions.exclude(version=None).order_by("-version").select_related("by").first()
    _notify([*named, note.story.created_by, last and last.by], note.story, note.by, note=note)


def notify_of_return(act: Act) -> None:
    """Notifies the author of a story that was sent back."""
    _notify([act.story.created_by], act.story, act.by, act=act)


def _notify(people: Iterable[User | None], story: Article, by: User | None, **about: models.Model) -> None:
    """Stores a notification for each of these people but `by` who has an address and may see the story."""
    to = {user for user in people if user and user != by and user.email and may(user, SEES, story)}
    if to:
        Notification.objects.bulk_create(
            Notification(to=user, **about) for user in sorted(to, key=lambda user: user.pk)
        )
        transaction.on_commit(NOTIFICATIONS.send_in_background)


def as_mail(notification: Notification) -> list[EmailMessage]:
    """The notification as a list of one mail, empty where its reader may no longer see the story."""
    note, about = notification.note, notification.note or notification.act
    story, to = about.story, notification.to
    if not (to.email and may(to, SEES, story)):
        return []
    did, said, place = ("wrote a note on", note.text, "#notes") if note else ("sent back", about.reason, "")
    headline = f"“{story.headline}”"
    if held_until(story):
        headline, said = "a story under embargo", "What they say of it stands in the newsroom alone."
    what = " ".join(f"{name_of(about.by)} {did} {headline}".split())
    subject = textwrap.shorten(f"[Story {story.pk}] {what}", LONGEST_SUBJECT, placeholder="…")
    address = absolute(reverse("admin:articles_article_change", args=[story.pk])) + place
    text = "\n".join([f"{what}:", "", said, "", address])
    return [EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [to.email])]


NOTIFICATIONS = Outbox("notifications", Notification, lambda: as_mail)
