"""What becomes of a request for an address at which no page is: one step to the page that was meant, the word that it
is gone, or nothing.

It costs the same few queries however many stories there are: a look at the addresses that have the key of what was
asked for, or of what an older site meant by it (`Address.key`), and one at those that begin so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, ResolverMatch, resolve

from addresses import registry
from addresses.models import Address
from addresses.spelling import key_of, path_of, quoted, without_debris

# Characters of a path beyond which nobody looks.
LONGEST_ASKED = 4_000
DEEPEST = 6
# Parts of an address below a story's that are its own: an attachment, a page of comments, a feed.
DEEPEST_BELOW = 2
# Addresses that differ in accents alone, of which so many are read.
MOST_ALIKE = 100
# Of an address that is cut off: the letters of its last part that must be left, so that "/contact/" leads to no story
# about tracing contacts; and how many that begin so are read.
LEAST_LETTERS, MOST_BEGUN = 8, 30
# Where nobody looks: they have no readers, are a secret, or are served before us.
NOT_OURS = ("/admin/", "/draft/", "/media/", "/static/")
# Kept by nobody without asking again: a page may come back to an address that it had.
CACHE_CONTROL = "public, max-age=0, s-maxage=5"


@dataclass
class Answer:
    """Where an address leads: a path, "" where what had it is gone, None where nobody knows; the names of parameters
    that were part of the address; the paths of pages whose addresses begin as it does, where there are several; and
    whether some query would lead elsewhere.
    """

    leads_to: str | None = None
    eaten: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)
    reads_query: bool = False


def response_for(request: HttpRequest) -> HttpResponse | None:
    """The response to a request for an address that has no page: a redirect, or 410; None where it is a 404.

    Looked up once for a request, and only for GET and HEAD.
    """
    answer = answer_for(request)
    if answer.leads_to is None:
        return None
    if not answer.leads_to:
        return render(request, "410.html", {"is_page": True}, status=410)
    return redirect_with_query(request, quoted(answer.leads_to), *answer.eaten)


def redirect_with_query(request: HttpRequest, path: str, *eaten: str) -> HttpResponsePermanentRedirect:
    """A permanent redirect to a path of our own that carries the request's query on, but for `eaten` parameters."""
    pairs = [pair for pair in request.META.get("QUERY_STRING", "").split("&") if pair]
    kept = "&".join(
        pair for pair in pairs if not eaten or dict(parse_qsl(pair, True)).keys().isdisjoint(eaten)
    )
    sign = "&" if "?" in path else "?"
    response = HttpResponsePermanentRedirect(f"{path}{sign}{kept}" if kept else path)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def answer_for(request: HttpRequest) -> Answer:
    """What there is to say about the address of a request; looked up once for it."""
    if not hasattr(request, "_answer"):
        path, is_read = request.path_info, request.method in ("GET", "HEAD")
        is_ours = not path.startswith(NOT_OURS) and len(path) <= LONGEST_ASKED
        request._answer = (
            find(path, request.META.get("QUERY_STRING", "")) if is_read and is_ours else Answer()
        )
    return request._answer


def find(path: str, query: str = "") -> Answer:
    """What there is to say about a path, as WSGI decoded it, at which no page is."""
    tidy = path_of(without_debris(path))
    meant = list(dict.fromkeys([path_of(path), tidy, *registry.readings(tidy)]))
    rows = _rows_by_key(meant)
    answer = _of_known_addresses(rows, meant, query) or _of_a_page(meant) or _of_what_begins_so(meant)
    if answer.leads_to == path:
        answer = Answer()
    answer.reads_query = any("?" in row.path for those in rows.values() for row in those)
    return answer


# Addresses that pages have or had


def _rows_by_key(meant: list[str]) -> dict[str, list[Address]]:
    """The addresses that have the key of any beginning of some paths, of pages that answer readers: one query, and one
    for each kind of page.
    """
    keys = {key_of(start) for path in meant for start, _ in _beginnings(path)}
    rows = list(Address.objects.filter(key__in=keys)[:MOST_ALIKE])
    known = _known([row.target for row in rows])
    by_key = defaultdict(list)
    for row in rows:
        if row.target in known:
            by_key[row.key].append(row)
    return by_key


def _known(paths: Iterable[str], *, is_readable: bool = False) -> set[str]:
    """Those of some paths that answer readers, with `is_readable` those where they can read something; of pages that
    are no row's, and of "", nobody asks whether they are there.
    """
    kinds = {path: registry.kind_of_path(path) if path else None for path in paths}
    values = defaultdict(list)
    for path, kind in kinds.items():
        if kind:
            values[kind].append(kind.value(path))
    known = {kind: kind.known(those, is_readable=is_readable) for kind, those in values.items()}
    return {path for path, kind in kinds.items() if kind is None or kind.value(path) in known[kind]}


def _of_known_addresses(rows: dict[str, list[Address]], meant: list[str], query: str) -> Answer | None:
    """The answer for the longest beginning of a path that is the address of something."""
    for path in meant:
        for start, rest in _beginnings(path):
            for row in _fitting(rows.get(key_of(start), []), start, query):
                below = _below(row.target, rest)
                if below is not None:
                    return Answer(below, set(_parameters(row.path)))
    return None


def _beginnings(path: str) -> Iterator[tuple[str, str]]:
    """The first parts of a path, and what follows them, the longest beginning first."""
    parts = path.strip("/").split("/")
    for depth in range(min(len(parts), DEEPEST), 0, -1):
        yield path_of("/".join(parts[:depth])), "/".join(parts[depth:])


def _parameters(path: str) -> dict[str, str]:
    """The parameters that belong to an address: {"page_id": "7"} of "/old/?page_id=7"."""
    return dict(parse_qsl(path.partition("?")[2], True))


def _fitting(rows: list[Address], path: str, query: str) -> Iterable[Address]:
    """Of the addresses with one key the one that was meant: what names more parameters of the query first, then what
    is spelled as the path is. Where several are left that lead to different pages, none.
    """
    given = dict(parse_qsl(query, True, max_num_fields=None)) if query else {}
    rows = [row for row in rows if _parameters(row.path).items() <= given.items()]
    most = max((len(_parameters(row.path)) for row in rows), default=0)
    rows = [row for row in rows if len(_parameters(row.path)) == most]
    for spelled in (path, path.lower()):
        if exact := [row for row in rows if row.path.partition("?")[0] == spelled]:
            return exact
    return rows if len({row.target for row in rows}) == 1 else []


def _below(target: str, rest: str) -> str | None:
    """Where `rest`, behind an address that leads to `target`, leads; None where that is nowhere."""
    if not target or not rest:
        return target
    below = path_of(f"{target}{rest}".lower())
    if _public(_match(below)):
        return below
    kind = registry.kind_of_path(target)
    return target if kind and kind.takes_all_below and rest.count("/") < DEEPEST_BELOW else None


# Other pages


def _of_a_page(meant: list[str]) -> Answer | None:
    """The answer for a path that is the address of a page but for its capitals, its last slash or what stands behind
    it: the page itself is asked whether it is there.
    """
    for path in dict.fromkeys(path.lower() for path in meant):
        for spelled in (path, path.rstrip("/")):
            match = _match(spelled)
            if match and match.view_name and (leads_to := _asked(match, spelled)):
                return Answer(leads_to)
    return None


def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path.partition("?")[0])
    except Resolver404:
        return None


def _public(match: ResolverMatch | None) -> bool:
    """Whether an address is that of a page that is the same for every reader."""
    return match is not None and hasattr(match.func, "public_page")


def _asked(match: ResolverMatch, path: str) -> str | None:
    """The path of a page where it is there, or where it leads to; None where it is not."""
    kind = registry.kind_of_path(path)
    if kind:
        return path if kind.known([kind.value(path)]) else None
    if "admin" in match.app_names or (not match.captured_kwargs and _public(match)):
        return None if match.captured_kwargs else path
    if not _public(match) and match.captured_kwargs:
        return None
    response = ask(match, path)
    if response is None or response.status_code >= 400:
        return None
    return path_of(response.headers["Location"]) if response.has_header("Location") else path


def ask(match: ResolverMatch, path: str, query: str = "") -> HttpResponse | None:
    """The response of the view at an address to a request that holds nothing of any reader's; None where it is 404."""
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.GET = QueryDict(query)
    request.META = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "",
        "SERVER_PORT": "80",
    }
    try:
        return match.func(request, *match.args, **match.kwargs)
    except Http404:
        return None


def row_at(path: str) -> Model | None:
    """The row whose page has a path, whether readers may know of it or not; None where that is no row's."""
    kind = registry.kind_of_path(path)
    return kind.row(path) if kind else None


def is_live(path: str, query: str = "") -> bool:
    """Whether a request for a path, decoded, is answered by a page of the site, or never reaches a look for another."""
    if path.startswith(NOT_OURS):
        return True
    if row := row_at(path):
        kind = registry.kind_of_row(row)
        return bool(kind.known([kind.value(path)]))
    match = _match(path)
    if match is None or registry.kind_of_path(path):
        return False
    response = None if "admin" in match.app_names else ask(match, path, query)
    return "admin" in match.app_names or (response is not None and response.status_code != 404)


# Addresses that were cut off


def _of_what_begins_so(meant: list[str]) -> Answer:
    """The answer for an address that was cut off: the one page that readers can see whose address begins so, or all of
    the pages, where there are several.
    """
    for path in meant:
        beginning = key_of(path).rstrip("/")
        if len(beginning.rpartition("/")[2]) < LEAST_LETTERS:
            continue
        rows = Address.objects.filter(key__begins=beginning).order_by("key")[:MOST_BEGUN]
        targets = dict.fromkeys(row.target for row in rows if row.target and "?" not in row.path)
        known = _known(targets, is_readable=True)
        if begun := [path for path in targets if path in known and registry.kind_of_path(path)]:
            is_one = len(begun) == 1 and len(rows) < MOST_BEGUN
            return Answer(begun[0]) if is_one else Answer(begun=begun)
    return Answer()
