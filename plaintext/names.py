"""When two names are the same name: one answer for tags, sections and people, at every door.

What a keyboard, a phone or a word processor makes of a name is no difference: the composed form of a letter, capitals,
blanks, dashes, the form of a quotation mark, characters that show nothing. Letters are: “Niño” is not “Nino”.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from plaintext.cleaning import GLOTTALS, without_invisible

LONGEST_KEY = 250
# Apostrophes and the glottal letters that are typed like them become one; double quotes are no part of a name.
# Folded before NFKC, which would make a blank and an accent of some of them.
_FOLDED: dict[int, str | None] = dict.fromkeys(map(ord, GLOTTALS), "'")
_FOLDED |= dict.fromkeys(map(ord, '"“”„‟″«»‹›＂〝〞'), None)


def name_key(name: str) -> str:
    """What is equal for two spellings of one name, "" for a name that shows nothing; at most `LONGEST_KEY` characters.

    The key of a key is that key.
    """
    text = without_invisible(name.translate(_FOLDED))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = "".join("-" if unicodedata.category(char) == "Pd" else char for char in text)
    key = " ".join(text.translate(_FOLDED).split())
    if len(key) <= LONGEST_KEY:
        return key
    # A ligature such as ﷺ becomes eighteen letters; an index of PostgreSQL does not take a hundred of them.
    return key[: LONGEST_KEY - 33].rstrip() + " " + hashlib.sha256(key.encode()).hexdigest()[:32]


class NameKeyField(models.CharField):
    """The key of a row's `name`, worked out whenever the row is written. Whether it is unique its model says."""

    cleans_itself = True  # as plaintext.fields says

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs |= {"max_length": LONGEST_KEY, "editable": False}
        super().__init__(*args, **kwargs)

    def pre_save(self, row: models.Model, add: bool) -> str:
        key = name_key(row.name)
        setattr(row, self.attname, key)
        return key


class NamedQuerySet(models.QuerySet):
    """Rows that are known by their names."""

    def named(self, name: str) -> models.QuerySet:
        """Those of that name, however it is spelt: an index finds them."""
        return self.filter(name_key=name_key(name))

    def update(self, **values: Any) -> int:
        if isinstance(values.get("name"), str):
            values["name_key"] = name_key(values["name"])
        return super().update(**values)


class Named(models.Model):
    """A row with a `name`, whose key stands beside it in a column `name_key`, a NameKeyField."""

    name: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if "name" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "name_key"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Folds blanks, and refuses a name that shows nothing or, where names are unique, is another row's."""
        super().clean()
        self.name = " ".join(self.name.split())
        if not self.name:
            return  # the field says so
        if not name_key(self.name):
            raise ValidationError({"name": "A name needs a letter, a digit or a sign that can be seen."})
        if self._meta.get_field("name_key").unique:
            other = (
                type(self)._default_manager.filter(name_key=name_key(self.name)).exclude(pk=self.pk).first()
            )
            if other:
                kind = self._meta.verbose_name
                raise ValidationError(
                    {"name": f"There is the {kind} “{other.name}” already: it is the same name."}
                )


def fill_keys(rows: Iterable[Any], *, are_unique: bool) -> list[str]:
    """Fills in the keys of rows that were there before keys were, for a migration; returns what was renamed.

    Of several rows that have one name, and may not, the later get a number, so that an editor can merge them.
    """
    taken, renamed = set(), []
    for row in rows:
        old, number = row.name, 1
        while are_unique and (name_key(row.name) in taken or not name_key(row.name)):
            number += 1
            end = f" ({number})"
            longest = row._meta.get_field("name").max_length
            row.name = old[: longest - len(end)].rstrip() + end
        taken.add(name_key(row.name))
        row.name_key = name_key(row.name)
        row.save(update_fields=["name", "name_key"])
        if row.name != old:
            renamed.append(f"“{old}” is “{row.name}” now, because another has the same name.")
    return renamed
