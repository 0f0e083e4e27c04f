"""Telling colleagues by mail what concerns them: stored with what happened, then mailed beside the request.

Nothing here waits for the mail server, and nothing fails with it. A story under a promise is not named: mail leaves
the house.
"""

import textwrap

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from newspaper.addresses import absolute
from newspaper.outbox import Outbox
from newsroom.notes.models import Notification
from newsroom.sharing.sharing import held_until
from newsroom.stories.states import name_of
from people.permissions import may

SEES = "articles.view_article"
LONGEST_SUBJECT = 150


def tell_of_note(note, named):
    """Stores a message for those whom a new note names, for the story's author and for whoever saved it last."""
    last = note.story.revisions.exclude(version=None).order_by("-version").select_related("by").first()
    _tell([*named, note.story.created_by, last and last.by], note.story, note.by, note=note)


def tell_of_return(act):
    """Stores a message for the author of a story that was sent back."""
    _tell([act.story.created_by], act.story, act.by, act=act)


def _tell(people, story, by, **about):
    """Stores a message for each of these people who has an address and may see the story; nobody writes to themself."""
    to = {user for user in people if user and user != by and user.email and may(user, SEES, story)}
    if to:
        Notification.objects.bulk_create(
            Notification(to=user, **about) for user in sorted(to, key=lambda user: user.pk)
        )
        transaction.on_commit(NOTIFICATIONS.send_in_background)


def as_mail(message):
    """The message as a list of one mail, or of none where its reader may no longer see the story."""
    note, about = message.note, message.note or message.act
    story = about.story
    if not (message.to.email and may(message.to, SEES, story)):
        return []
    did, said, place = ("wrote a note on", note.text, "#notes") if note else ("sent back", about.reason, "")
    headline = f"“{story.headline}”"
    if held_until(story):
        headline, said = "a story under embargo", "What they say of it stands in the newsroom alone."
    what = " ".join(f"{name_of(about.by)} {did} {headline}".split())
    subject = textwrap.shorten(f"[Story {story.pk}] {what}", LONGEST_SUBJECT, placeholder="…")
    address = absolute(reverse("admin:articles_article_change", args=[story.pk])) + place
    text = "\n".join([f"{what}:", "", said, "", address])
    return [EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [message.to.email])]


NOTIFICATIONS = Outbox("notifications", Notification, lambda: as_mail)
