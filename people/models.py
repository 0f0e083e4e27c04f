"""Who writes for the paper, and who signs in to make it; these are different things."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models

from addresses.keeping import Addressed
from images.models import Image
from plaintext.fields import CharField, SlugField
from plaintext.names import Named, NamedQuerySet, NameKeyField, name_key
from rendering.addresses import path_to
from richtext.fields import BodyField


class User(AbstractUser):
    """Somebody who signs in to the newsroom. What they may do follows from their groups (permissions.py)."""

    sections = models.ManyToManyField(
        "sections.Section",
        blank=True,
        related_name="+",
        help_text="Of a sub-editor: the sections whose stories they change and approve. None: all of them.",
    )

    class Meta(AbstractUser.Meta):
        ordering = ["username"]


class Person(Addressed, Named):
    """Somebody whose name stands over stories, pictures or translations, with a public page."""

    class Role(models.TextChoices):
        STAFF = "staff", "Staff"
        COLUMNIST = "columnist", "Columnist"
        PHOTOGRAPHER = "photographer", "Photographer"
        CONTRIBUTOR = "contributor", "Contributor"

    name = CharField(
        max_length=120, help_text="As it is printed over a story, for example “Tala Mercadejas”."
    )
    # Two people may have one name: the newsroom is told, not refused.
    name_key = NameKeyField(db_index=True)
    slug = SlugField(
        "address",
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="The page is /people/this-address/.",
    )
    role = CharField(max_length=20, choices=Role, default=Role.STAFF)
    title = CharField(
        max_length=120, blank=True, help_text="Shown under the name, for example “Senior correspondent”."
    )
    biography = BodyField(
        blank=True, help_text="A few sentences for the person's page and under their stories."
    )
    portrait = models.ForeignKey(
        "images.Image", models.PROTECT, null=True, blank=True, related_name="portraits_of"
    )
    user = models.OneToOneField(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="signs in as",
        help_text="Their account in the newsroom, if they have one. Readers never see it.",
    )

    stories_by = "bylines"
    user_id: Any

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("people:detail", self.slug)

    def take_over(self, other: "Person") -> list[str]:
        """Takes what it has not itself of a person who is merged into it (namesakes/merging.py), and their credits."""
        for name in ("title", "biography", "portrait_id"):
            setattr(self, name, getattr(self, name) or getattr(other, name))
        FormerPerson.objects.create(number=other.pk, person=self)
        told = []
        if other.user_id and self.user_id:
            told.append(f"The account “{other.user}” stands beside nobody now.")
        self.user_id = self.user_id or other.user_id
        known = Image.objects.order_by().values_list("credit", flat=True).distinct()
        spelt = [
            credit for credit in known if credit != self.name and name_key(credit) == name_key(other.name)
        ]
        if count := Image.objects.filter(credit__in=spelt).update(credit=self.name) if spelt else 0:
            told.append(f"{count:,} picture {'credit says' if count == 1 else 'credits say'} “{self}”.")
        return told


class FormerPerson(models.Model):
    """The number of somebody who was merged into a person: older versions of stories name them by it."""

    number = models.BigIntegerField(unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    def __str__(self):
        return f"{self.number}, now {self.person}"


def people_today(numbers: Iterable[int]) -> dict[int, int]:
    """{number of somebody who was merged: the number of the person they are now}: one query, none without numbers."""
    numbers = set(numbers)
    found = FormerPerson.objects.filter(number__in=numbers) if numbers else FormerPerson.objects.none()
    return dict(found.values_list("number", "person"))
