"""Path converters for the addresses of public pages; importing this module registers them for `path()`."""

import unicodedata

from django.urls import register_converter

# Where a page of a list begins or ends: the moment and the number of a story (articles.querysets.read_cursor).
CURSOR = "[0-9]{8}T[0-9]{12}-[0-9]{1,18}"


class Slug:
    """Letters of any script, digits, hyphens and underscores, as WordPress's permalinks had them."""

    regex = r"[\w-]{1,200}"

    def to_python(self, value: str) -> str:
        return unicodedata.normalize("NFKC", value)

    def to_url(self, value: str) -> str:
        return value


class Id:
    """A row's number, no larger than a database's big integer."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Slug, "name")
register_converter(Id, "id")
