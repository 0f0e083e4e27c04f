"""Telling colleagues by mail what concerns them: stored with what happened, then mailed beside the request.

Nothing here waits for the mail server, and nothing fails with it. A story under a promise is not named: mail leaves
the house.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from newsroom.models import Message
from newsroom.sharing import held_until
from paper.addresses import absolute
from paper.outbox import Outbox
from people.permissions import may

SEES = "articles.view_article"
LONGEST_SUBJECT = 150


def name_of(user):
    """Somebody as colleagues call them; None is whoever has left."""
    return user.get_full_name() or user.username if user else "Somebody who has left"


def tell_of_note(note):
    """Stores a message for everybody whom a new note names, for the story's author and for whoever saved it last."""
    last = note.story.revisions.exclude(version=None).order_by("-version").select_related("by").first()
    _tell([*note.named.all(), note.story.created_by, last and last.by], note.story, note.by, note=note)


def tell_of_return(act):
    """Stores a message for the author of a story that was sent back."""
    _tell([act.story.created_by], act.story, act.by, act=act)


def _tell(people, story, by, **about):
    """Stores a message for each of these people who has an address and may see the story; nobody writes to themself."""
    to = {user for user in people if user and user != by and user.email and may(user, SEES, story)}
    Message.objects.bulk_create(Message(to=user, **about) for user in sorted(to, key=lambda user: user.pk))
    transaction.on_commit(MESSAGES.mail_soon)


def as_mail(message):
    """The message as a list of one mail, or of none where its reader may no longer see the story."""
    note, act = message.note, message.act
    story, by = (note or act).story, name_of((note or act).by)
    if not (message.to.email and may(message.to, SEES, story)):
        return []
    did, said = ("wrote a note on", note.text) if note else ("sent back", act.reason)
    address = absolute(reverse("admin:articles_article_change", args=[story.pk])) + ("#notes" if note else "")
    if held_until(story):
        headline, said = (
            "a story under embargo",
            "What it says stands in the newsroom only, until the embargo is over.",
        )
    else:
        headline = f"“{story.headline}”"
    subject = " ".join(f"[Story {story.pk}] {by} {did} {headline}".split())
    if len(subject) > LONGEST_SUBJECT:
        subject = f"{subject[: LONGEST_SUBJECT - 1]}…"
    lines = [f"{by} {did} {' '.join(headline.split())}:", "", said, "", address]
    return [EmailMessage(subject, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [message.to.email])]


MESSAGES = Outbox("messages", Message, lambda: as_mail)
