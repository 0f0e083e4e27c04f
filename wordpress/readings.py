"""What WordPress's and Blogger's addresses meant, as addresses of ours; whether there is such a page is asked after."""

import re
from collections.abc import Iterator

from addresses import registry
from articles.models import Tag
from people.models import Person
from sections.models import Section
from wordpress.models import ImportedItem
from wordpress.text import slug_of

Kind = ImportedItem.Kind
# Dates before a story's name, and "index.php" where a server could not rewrite addresses.
DATED = re.compile(r"/[0-9]{4}/[0-9]{1,2}/(?:[0-9]{1,2}/)?([^/].*)")
WITHOUT_REWRITING = re.compile(r"/index\.php(/.*)", re.IGNORECASE)
FILE = re.compile(r"\.html?/?\Z", re.IGNORECASE)
# "page/3/", or a feed in one of WordPress's dialects.
FURTHER = re.compile(r"/(?:page/[0-9]{1,9}|(feed)(?:/(?:rss2?|rdf|atom))?)/?\Z", re.IGNORECASE)
LIST = re.compile(r"/(category|author|tag)/(.+?)/?\Z", re.IGNORECASE)


def readings(path: str) -> Iterator[str]:
    """What a path may have meant, the likeliest first."""
    if found := WITHOUT_REWRITING.fullmatch(path):
        path = found[1]
        yield path
    if found := LIST.fullmatch(FURTHER.sub("/", path)):
        yield _list(found[1].lower(), found[2]) + (
            "feed/" if FURTHER.search(path) and FURTHER.search(path)[1] else ""
        )
    if found := DATED.fullmatch(path):
        yield FILE.sub("/", f"/{found[1]}")
    elif FILE.search(path):
        yield FILE.sub("/", path)


def _list(word, name):
    """The path of the list that a category, which may stand below others, an author or a tag has become."""
    name = name.rpartition("/")[2] if word == "category" else name
    if word == "tag":
        return registry.kind_of_row(Tag).path(slug_of(name, 100))
    model, kind, what, longest = {
        "category": (Section, Kind.SECTION, "section", 60),
        "author": (Person, Kind.PERSON, "person", 120),
    }[word]
    slug = slug_of(name, longest)
    known_as = [slug, name.rstrip("/")] if word == "author" else [slug]
    rows = ImportedItem.objects.filter(kind=kind, wordpress_id__in=known_as).exclude(**{what: None})
    row = rows.select_related(what).order_by("pk").first()
    return registry.kind_of_row(model).path(getattr(row, what).slug if row else slug)
