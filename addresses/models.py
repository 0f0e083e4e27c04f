"""What the paper knows of its addresses."""

from typing import Any

from django.db import models

from addresses import lookups, spelling  # noqa: F401, lookups registers "begins"
from plaintext.fields import CharField


class Address(models.Model):
    """An address that a page has or had. Nothing leads here that leads on: one look says where a reader goes."""

    path = CharField("old address", max_length=spelling.LONGEST, unique=True)
    # Whoever misspells the address finds it by this. Derived by save().
    key = CharField(max_length=spelling.LONGEST, editable=False, db_index=True)
    # Null and "" mean different things here.
    leads_to = CharField(
        "leads to",
        max_length=spelling.LONGEST,
        null=True,
        blank=True,
        db_index=True,
        help_text="Null: a page has this address now. Empty: what had it is gone.",
    )
    is_by_hand = models.BooleanField("made by hand", default=False, editable=False)
    left_at = models.DateTimeField("since", auto_now=True)

    class Meta:
        verbose_name = "former address"
        verbose_name_plural = "former addresses"
        indexes = [
            # The newsroom's list.
            models.Index(
                fields=["-left_at", "-id"],
                name="former_addresses",
                condition=models.Q(leads_to__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(leads_to=None) | ~models.Q(leads_to=models.F("path")),
                name="an_address_leads_elsewhere",
                violation_error_message="An address cannot lead to itself.",
            )
        ]

    def __str__(self) -> str:
        return self.path

    def save(self, **kwargs: Any) -> None:
        """Saves the address with its key."""
        self.derive()
        super().save(**kwargs)

    @property
    def target(self) -> str:
        """Where it leads: to itself, where a page has it now; "" where what had it is gone."""
        return self.path if self.leads_to is None else self.leads_to

    def derive(self) -> None:
        """Works out the key, by which the address is found."""
        self.key = spelling.key_of(self.path)
