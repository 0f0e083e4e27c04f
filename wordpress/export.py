"""Reads a WordPress export (WXR 1.0 to 1.2) as a stream: memory stays flat however large the file is."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from wordpress.original_source import names_original, split_headline
from wordpress.xml_repair import RepairedXml

_VERSION = re.compile(r"1\.[0-9]+")
_META = {"_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt"}
PREFIXES = [
    ("/excerpt/", "excerpt:"),
    ("purl.org/rss/1.0/modules/content/", "content:"),
    ("purl.org/dc/elements/1.1/", "dc:"),
    ("wordpress.org/export/", "wp:"),
]


class NotAnExport(Exception):
    """The file cannot be imported; the message is one sentence that says why."""


@dataclass
class Post:
    """One item of an export, as it stands there; WordPress calls attachments, pages and menu items posts too."""

    kind: str
    wordpress_id: str
    title: str
    link: str
    name: str
    status: str
    password: str
    parent: str
    creator: str
    content: str
    excerpt: str
    date: str
    date_gmt: str
    pub_date: str
    attachment_url: str
    terms: list[tuple[str, str, str]]  # (domain, nicename, name)
    meta: dict[str, str]
    comments: int


@dataclass
class ExportSurvey:
    """What the whole of an export says, told by one reading before anything is imported."""

    site: str = ""
    base_url: str = ""
    version: str = ""
    exported_at: str = ""
    authors: dict[str, str] = field(default_factory=dict)  # name by login
    kinds: Counter = field(default_factory=Counter)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)  # (slug, parent) by id
    linked_tails: Counter = field(default_factory=Counter)  # ends of headlines above a "Link:" line
    repairs: Counter = field(default_factory=Counter)


def survey(path: Path) -> ExportSurvey:
    """The ExportSurvey of the export at `path`; raises NotAnExport, so that nothing half-read is ever imported."""
    found = ExportSurvey()
    for name, element in _parts(path, found.repairs):
        text = (element.text or "").strip()
        if name == "item":
            if not found.version:
                break
            _survey_post(found, _post(element))
        elif name == "wp:wxr_version":
            found.version = text
        elif name == "wp:author":
            fields = _fields(element)
            found.authors[fields.get("wp:author_login", "")] = fields.get("wp:author_display_name", "")
        elif name == "wp:base_blog_url" or (name == "link" and not found.base_url):
            found.base_url = text.rstrip("/")
        elif name == "pubDate":
            found.exported_at = text
    if not _VERSION.fullmatch(found.version):
        said = (
            f"says it is version “{found.version[:20]}”" if found.version else "does not say that it is one"
        )
        raise NotAnExport(f"This is no WordPress export that the paper knows (WXR 1.0 to 1.2): it {said}.")
    found.site = re.sub(r"^\w+://(?:www\.)?", "", found.base_url.lower())[:200]
    return found


def posts(path: Path, *kinds: str) -> Iterator[Post]:
    """The Posts of those kinds, in the file's order."""
    for name, element in _parts(path, Counter()):
        if name == "item":
            post = _post(element)
            if post.kind in kinds:
                yield post


def _survey_post(found, post):
    found.kinds[post.kind] += 1
    if post.kind == "page":
        found.pages[post.wordpress_id] = (post.name, post.parent)
    if post.kind == "post" and names_original(post.content):
        tail = split_headline(post.title)[1]
        found.linked_tails[tail.casefold()] += bool(tail)


def _parts(path, repairs):
    """(name, element) of every child of <channel>, each forgotten after it was looked at."""
    try:
        with open(path, "rb") as file:
            repaired = RepairedXml(file)
            parents = []
            for event, element in iterparse(repaired, ("start", "end"), forbid_dtd=True):
                if event == "start":
                    parents.append(element)
                    _check_place(parents)
                    continue
                parents.pop()
                if len(parents) == 2:
                    yield _name(element), element
                    parents[-1].clear()
            repairs.update(+repaired.repairs)
    except ParseError as error:
        line = error.position[0]
        raise NotAnExport(
            f"The export is damaged at line {line}: it is no well-formed XML there. Export it once more."
        ) from error
    except DefusedXmlException as error:
        raise NotAnExport("The export defines entities of its own, which no WordPress does.") from error
    except OSError as error:
        raise NotAnExport(f"The export cannot be read: {error.strerror}: {path}") from error


def _check_place(parents):
    wanted = ("rss", "channel")[len(parents) - 1 : len(parents)]
    if wanted and parents[-1].tag != wanted[0]:
        raise NotAnExport(
            f"This is no WordPress export: there is <{parents[-1].tag[:40]}> in it where "
            f"<{wanted[0]}> belongs."
        )


def _name(element):
    """The element's name with the prefix that we give its namespace: "wp:post_id" in every version."""
    namespace, _, local = element.tag.rpartition("}")
    for mark, prefix in PREFIXES:
        if mark in namespace:
            return prefix + local
    return local


def _fields(element):
    return {_name(child): (child.text or "").strip() for child in element}


def _post(element):
    terms, meta, comments = [], {}, 0
    for child in element:
        name = _name(child)
        if name == "category":
            terms.append((child.get("domain", ""), child.get("nicename", ""), (child.text or "").strip()))
        elif name == "wp:postmeta":
            pair = _fields(child)
            if pair.get("wp:meta_key") in _META:
                meta[pair["wp:meta_key"]] = pair.get("wp:meta_value", "")
        elif name == "wp:comment":
            comments += 1
    fields = _fields(element)
    return Post(
        kind=fields.get("wp:post_type") or "post",
        wordpress_id=(fields.get("wp:post_id") or fields.get("guid") or fields.get("link", ""))[:200],
        title=fields.get("title", ""),
        link=fields.get("link", ""),
        name=fields.get("wp:post_name", ""),
        status=fields.get("wp:status", ""),
        password=fields.get("wp:post_password", ""),
        parent=fields.get("wp:post_parent", ""),
        creator=fields.get("dc:creator", ""),
        content=fields.get("content:encoded", ""),
        excerpt=fields.get("excerpt:encoded", ""),
        date=fields.get("wp:post_date", ""),
        date_gmt=fields.get("wp:post_date_gmt", ""),
        pub_date=fields.get("pubDate", ""),
        attachment_url=fields.get("wp:attachment_url", ""),
        terms=terms,
        meta=meta,
        comments=comments,
    )
