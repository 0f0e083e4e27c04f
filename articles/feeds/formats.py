"""RSS 2.0, Atom and JSON Feed: what Django's feed generator writes, and what a newspaper adds to it.

Specifications: https://www.rssboard.org/rss-specification with Media RSS and the content and Dublin Core
modules, RFC 4287, https://www.jsonfeed.org/version/1.1/.
"""

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date

# What XML 1.0 cannot hold even escaped: one such character would make the whole feed unreadable.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


@dataclass(frozen=True)
class Picture:
    """A picture of a story: a JPEG's absolute address, its size in pixels, and the words that go with it."""

    address: str
    width: int
    height: int
    alt: str
    credit: str


def legal(value: Any) -> Any:
    """The text, or every text in lists, pictures and mappings of them, without what XML cannot hold."""
    if isinstance(value, str):
        return FORBIDDEN.sub("", value)
    if isinstance(value, dict):
        return {name: legal(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [legal(item) for item in value]
    return Picture(**legal(vars(value))) if isinstance(value, Picture) else value


class StoryFeed(SyndicationFeed):
    """A feed of stories.

    Beside Django's own fields a feed has `icon` (an absolute address) and `founded` (a year), and an item
    `content` (HTML, "" for none), `authors` (mappings with "name" and perhaps "url"), `picture` (a Picture or
    None) and `language`.
    """

    def __init__(self, **fields):
        super().__init__(**legal(fields))

    def add_item(self, **fields):
        super().add_item(**legal(fields))

    def latest_post_date(self) -> dt.datetime:
        """The newest change; for an empty feed the paper's beginning, so that it stays the same feed."""
        beginning = timezone.make_aware(dt.datetime(self.feed["founded"], 1, 1))  # noqa: DTZ001 (the next word)
        return max((item["updateddate"] for item in self.items), default=beginning)


def add_picture(handler, picture):
    """Writes a Picture as Media RSS, which Atom readers know too."""
    handler.startElement(
        "media:content",
        {
            "url": picture.address,
            "medium": "image",
            "type": "image/jpeg",
            "width": str(picture.width),
            "height": str(picture.height),
        },
    )
    for name, text in (("media:description", picture.alt), ("media:credit", picture.credit)):
        if text:
            handler.addQuickElement(name, text)
    handler.endElement("media:content")


class Rss(StoryFeed, Rss201rev2Feed):
    """RSS 2.0."""

    def rss_attributes(self):
        return super().rss_attributes() | NAMESPACES

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.startElement("image", {})
        for name, text in (("url", "icon"), ("title", "title"), ("link", "link")):
            handler.addQuickElement(name, self.feed[text])
        handler.endElement("image")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", author["name"])
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])
        if item["picture"]:
            add_picture(handler, item["picture"])


class Atom(StoryFeed, Atom1Feed):
    """Atom 1.0."""

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:media": NAMESPACES["xmlns:media"]}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon"])

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", author["name"])
            if author.get("url"):
                handler.addQuickElement("uri", author["url"])
            handler.endElement("author")
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})
        if item["picture"]:
            add_picture(handler, item["picture"])


class JsonFeed(StoryFeed):
    """JSON Feed 1.1."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "icon": self.feed["icon"],
            "authors": [{"name": self.feed["author_name"]}],
            "language": self.feed["language"],
            "items": [self.entry(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False))

    def entry(self, item: dict) -> dict:
        """One item as JSON Feed has it; the summary stands in for a text that is not ours to pass on."""
        text = {"content_html": item["content"]} if item["content"] else {"content_text": item["summary"]}
        entry = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            **text,
            "summary": item["summary"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": item["authors"],
            "tags": item["categories"],
            "language": item["language"],
        }
        if item["picture"]:
            entry["image"] = item["picture"].address
        return entry


FORMATS = {"rss": Rss, "atom": Atom, "json": JsonFeed}
