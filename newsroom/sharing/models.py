"""Draft links, at which people without an account read a story, and their answers."""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from newspaper.outbox import OutboxQuerySet, OutboxRow
from plaintext.fields import CharField, TextField


def new_token() -> str:
    """32 random characters, which make an address unguessable."""
    return secrets.token_urlsafe(24)


class DraftLink(models.Model):
    """An address at which one person outside reads a story that is not out yet: a source, a lawyer, the publisher."""

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="draft_links")
    token = CharField(max_length=43, unique=True, default=new_token, editable=False)
    for_whom = CharField(
        "for whom",
        max_length=80,
        help_text="One link for each person, so that you know whose it is: it is printed across their page.",
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"for {self.for_whom}"

    def get_absolute_url(self) -> str:
        return reverse("newsroom:draft", args=[self.token])

    @property
    def has_ended(self) -> bool:
        """Whether it was revoked, or its days are over."""
        return self.revoked_at is not None or self.expires_at <= timezone.now()


class DraftAnswer(OutboxRow):
    """What somebody outside said about a draft, and of which version; mailed to whoever made the link."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", "It may be published as it is"
        CHANGE = "change", "Something must be changed"

    link = models.ForeignKey(DraftLink, models.CASCADE, related_name="answers")
    verdict = CharField("your answer", max_length=10, choices=Verdict)
    text = TextField(
        "what should be changed, and why",
        max_length=4_000,
        blank=True,
        help_text="Quote the sentence. The editors decide, and may ask you back.",
    )
    name = CharField("your name", max_length=120)
    version = models.PositiveIntegerField(editable=False)
    received_at = models.DateTimeField(auto_now_add=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_verdict_display()}"
