"""Answers to draft links: taken, stored, and mailed to whoever made the link, beside the request."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from newspaper.addresses import absolute
from newspaper.outbox import Outbox
from newsroom.sharing.models import DraftAnswer


def as_mail(answer: DraftAnswer) -> list[EmailMessage]:
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


ANSWERS = Outbox("answers", DraftAnswer, lambda: as_mail)
