"""Where pictures are shown: asked of whoever shows them, so that none is thought unused that readers see.

Every column that points at a picture is found by itself. Texts with pictures in them, and classes that answer for what
is more than a column, are registered by the rooms that have them (images/registry.py).
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape

from django.apps import apps
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import NoReverseMatch, reverse

from images import registry
from images.models import Image

MOST = 50
PICTURE = re.compile(r"pictures/([0-9a-f]{20})/[a-z0-9-]{1,60}\.(?:avif|jpg)")


@dataclass(frozen=True)
class Use:
    """A place that shows a picture: what it is there, and since when readers see it (None while they do not)."""

    thing: models.Model
    place: str
    shown_at: dt.datetime | None = None

    @property
    def address(self) -> str:
        """The newsroom's page of the thing, "" where it has none."""
        try:
            return reverse(
                f"admin:{self.thing._meta.label_lower.replace('.', '_')}_change", args=[self.thing.pk]
            )
        except NoReverseMatch:
            return ""

    def may_be_seen_by(self, user: AbstractBaseUser) -> bool:
        """Whether somebody may know of the thing."""
        return user.has_perm(f"{self.thing._meta.app_label}.view_{self.thing._meta.model_name}", self.thing)


def uses_of(image: Image, most: int = MOST) -> list[Use]:
    """Returns up to `most` places of each kind that show a picture, those that know no moment first."""
    return [use for kind in kinds() for use in kind.of(image, most)]


def last_shown(images: Iterable[Image]) -> dict[int, dt.datetime]:
    """Returns, by primary key, when readers first saw the newest thing that shows a picture; none if never shown."""
    found = {}
    for kind in kinds():
        for pk, moment in kind.last_shown(images).items():
            found[pk] = max(moment, found.get(pk, moment))
    return found


def unused(images: models.QuerySet) -> models.QuerySet:
    """Returns those pictures of a queryset that nothing shows."""
    for kind in kinds():
        images = images.exclude(kind.shows())
    return images


@cache
def kinds() -> list:
    """Returns everybody who shows pictures."""
    answering, texts = registry.uses(), registry.texts()
    covered = {label for kind in answering for label in kind.covers}
    columns = defaultdict(list)
    for relation in Image._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.related_model is not Image:
            columns[relation.related_model._meta.label].append(relation.field.name)
    labels = sorted((columns.keys() | texts.keys()) - covered)
    return [Columns(label, columns[label], texts.get(label, ())) for label in labels] + answering


class Columns:
    """The rows of one small table: columns that point at a picture, and texts that hold some."""

    def __init__(self, label: str, pointers: Iterable[str], texts: Iterable[str]) -> None:
        self.label, self.pointers, self.texts = label, pointers, texts

    @property
    def rows(self) -> models.QuerySet:
        """All of them."""
        return apps.get_model(self.label)._default_manager.all()

    def of(self, image: Image, most: int) -> list[Use]:
        """Returns up to `most` uses of a picture."""
        fields = self.rows.model._meta.get_field
        return [
            Use(row, fields(name).verbose_name)
            for name in (*self.pointers, *self.texts)
            for row in self.rows.filter(self._holds(name, image))[:most]
        ]

    def last_shown(self, images: Iterable[Image]) -> dict[int, dt.datetime]:
        """Returns nothing: these rows know no moment."""
        return {}

    def shows(self) -> Q:
        """Returns the condition, on a picture, that one of these rows shows it."""
        condition = Q(key__in=self._keys_in_texts())
        for name in self.pointers:
            condition |= Q(Exists(self.rows.filter(**{name: OuterRef("pk")})))
        return condition

    def replace(self, old: Image, new: Image, *, by: AbstractBaseUser) -> tuple[int, list[str]]:
        """Shows one picture in the place of another; returns how many rows changed and what could not be."""
        changed = 0
        with transaction.atomic():
            for name in self.pointers:
                changed += self.rows.filter(**{name: old}).update(**{name: new})
            for name in self.texts:
                for row in self.rows.filter(self._holds(name, old)):
                    setattr(row, name, replaced_in(getattr(row, name), old, new))
                    row.save(update_fields=[name])
                    changed += 1
        return changed, []

    def _holds(self, name: str, image: Image) -> Q:
        return (
            Q(**{f"{name}__contains": f"pictures/{image.key}/"}) if name in self.texts else Q(**{name: image})
        )

    def _keys_in_texts(self) -> set[str]:
        keys = set()
        for name in self.texts:
            for text in self.rows.filter(**{f"{name}__contains": "pictures/"}).values_list(name, flat=True):
                keys |= keys_in(text)
        return keys


def keys_in(text: str) -> set[str]:
    """Returns the keys of the library's pictures in a body of text."""
    return set(PICTURE.findall(text)) if "pictures/" in text else set()


def replaced_in(text: str, old: Image, new: Image) -> str:
    """Returns a body of text with another picture in the place of one; words that were written for the text stay."""
    path = new.body_url.removeprefix(settings.MEDIA_URL)
    text = PICTURE.sub(lambda found: path if found[1] == old.key else found[0], text)
    if old.alt_text:  # the editor's window copied it; left out, the new picture's own is printed
        text = text.replace(f'{path}" alt="{escape(old.alt_text)}"', f'{path}" alt=""')
    return text
