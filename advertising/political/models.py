"""Who runs for office, and what the law has their advertisements say."""

from django.db import models

from plaintext.fields import CharField


class Candidate(models.Model):
    """A candidate or party, whose political advertisements the law counts together."""

    name = CharField(max_length=120, help_text="As on the certificate of candidacy; or a party.")
    runs_for = CharField(
        max_length=120, blank=True, help_text="For example “Mayor, Zamboanga City” or “Party list”."
    )

    class Meta:
        ordering = ["name", "runs_for"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("name"),
                models.functions.Lower("runs_for"),
                name="candidates_are_listed_once",
                violation_error_message="This candidate is on the list already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.runs_for})" if self.runs_for else self.name


def political_line(is_political: bool, payer: str, payer_address: str) -> str:
    """What must stand in a political advertisement (Republic Act 9006, sec. 4); "" of one that is not political."""
    if not is_political:
        return ""
    who = ", ".join(filter(None, [payer, payer_address]))
    return f"Political advertisement paid for by {who or '(name and address are missing)'}"
