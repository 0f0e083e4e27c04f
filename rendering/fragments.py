"""Standing matter: parts of pages that are set once and kept, as printers kept type that comes back in every issue.

A part is made of nothing but the plain facts that it is given. The same facts make the same HTML, so that it can
never be out of date, and nobody has to remember to throw it away: other facts are another part.
"""

from functools import lru_cache

from django.conf import settings
from django.db.models import Model
from django.template.loader import render_to_string

# Parts kept in each process, of a kilobyte or two; those asked for least lately go first.
KEPT = 4_000


def fragment(template_name, **facts):
    """The template rendered with `facts` and nothing else; from the second time on, as it was set the first time.

    Facts are told apart by their value and never change: text, numbers, dates, frozen dataclasses, tuples of them.
    Raises TypeError for what can change, and for rows of the database, which are equal whatever they say.
    """
    return (_set if settings.DEBUG else _kept)(template_name, **facts)


def _set(template_name, **facts):
    for name, fact in facts.items():
        if any(isinstance(each, Model) for each in (fact if isinstance(fact, tuple) else [fact])):
            raise TypeError(f"{template_name} cannot stand on “{name}”, a row that may change.")
    return render_to_string(template_name, facts)


# By type too: text and safe text may be equal, and are printed differently.
_kept = lru_cache(maxsize=KEPT, typed=True)(_set)


def forget():
    """Throws all standing parts away, for whoever wants to see them set."""
    _kept.cache_clear()
