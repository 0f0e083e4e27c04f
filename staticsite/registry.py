"""What the static site is made of: each room registers its own in its `AppConfig.ready()`.

registry.register_catalogue(entries)           # a function that lists what of yours readers may see
registry.register_search("articles:search")    # a page that searches, which a copy cannot
registry.register_file("/favicon.ico", "icons/favicon.ico")    # a file of static/ under another address
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.urls import reverse


@dataclass(frozen=True)
class Entry:
    """A thing that readers may see, with the address of its page and of lists that do not follow from the page's links.

    Paths are text, nothing encoded in them.
    """

    name: str  # as `pagecache.dependencies.dependency_on` names the row
    mark: str  # another one after every change of it
    path: str
    lists: list[str] = field(default_factory=list)


Catalogue = Callable[[], Iterable[Entry]]

_catalogues: list[Catalogue] = []
_searches: list[str] = []
_files: dict[str, str] = {}


def register_catalogue(catalogue: Catalogue) -> None:
    """Registers a function that lists all that readers may see of one kind; again is the same as once."""
    if catalogue not in _catalogues:
        _catalogues.append(catalogue)


def register_search(url_name: str) -> None:
    """Registers the URL of a page that searches, by its name; again is the same as once."""
    if url_name not in _searches:
        _searches.append(url_name)


def register_file(path: str, name: str) -> None:
    """Registers a file of static/, by its name there, that answers under another path as well."""
    _files[path] = name


def registered_files() -> dict[str, str]:
    """{path: name in static/} of all that is registered."""
    return dict(_files)


def entries() -> Iterable[Entry]:
    """All that readers may see, of every registered catalogue."""
    for catalogue in _catalogues:
        yield from catalogue()


def search_paths() -> set[str]:
    """The paths of pages that search."""
    return set(map(reverse, _searches))
