"""Answers from outside on their way to whoever made the link: stored first, then mailed beside the request."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from newspaper.addresses import absolute
from newspaper.outbox import Outbox
from newsroom.sharing.models import DraftAnswer


def as_mail(answer):
    """The answer as a list of one message, or of none where its reader has no address. Not a word of the draft."""
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


ANSWERS = Outbox("answers", DraftAnswer, lambda: as_mail)
