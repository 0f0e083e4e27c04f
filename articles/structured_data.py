"""schema.org's descriptions of a story, of the newspaper and of its site, as JSON-LD scripts.

Vocabulary: https://schema.org/NewsArticle. Addresses are absolute, from the settings; what is not known is left
out rather than invented.
"""

import datetime as dt
import json
from dataclasses import dataclass
from functools import cached_property

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from articles.models import Article, Byline, Correction
from images import renditions
from newspaper.addresses import absolute
from newspaper.models import Newspaper
from newspaper.telephones import pieces

FRONT = "/"
# Beyond this, search engines cut a headline themselves.
HEADLINE_LENGTH = 110
# As Django's json_script does it: nothing in the data can end the script or begin a comment.
JSON_ESCAPES = [(char, f"\\u{ord(char):04X}") for char in "<>&"]
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class StoryMetadata:
    """A story with the rows that its page shows, all of them loaded."""

    story: Article
    labels: list
    bylines: list
    tags: list
    corrections: list
    translations: list

    @cached_property
    def address(self) -> str:
        return absolute(self.story.get_absolute_url())

    @property
    def picture(self):
        return self.story.picture

    def by(self, role: str) -> list:
        return [byline for byline in self.bylines if byline.role == role]


def cut(picture, shape: str, width: int) -> tuple[str, int, int]:
    """Returns the nearest JPEG rendition that exists: its absolute address, width and height in pixels."""
    existing = renditions.nearest(shape, width, "jpg", picture.size)
    height = renditions.height(shape, existing, picture.size)
    return absolute(picture.rendition_url(shape, existing, "jpg")), existing, height


def story_scripts(page: StoryMetadata, paper: Newspaper) -> SafeString:
    """Returns the script elements that describe a story and its place in the site."""
    return _scripts([_news_article(page, paper), _breadcrumb(page)])


def front_scripts(paper: Newspaper) -> SafeString:
    """Returns the script elements that describe the newspaper and its site."""
    return _scripts([_organization(paper), _website(paper)])


def _news_article(page, paper):
    story = page.story
    return {
        "@type": "NewsArticle",
        "@id": f"{page.address}#story",
        "url": page.address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.address},
        "headline": Truncator(story.full_headline).chars(HEADLINE_LENGTH),
        "description": story.summary,
        "image": _images(page.picture),
        "datePublished": iso_moment(story.live_from),
        "dateModified": iso_moment(story.changed_at),
        "author": authors(story, page.by(Byline.Role.WORDS), paper),
        "translator": [_person(byline) for byline in page.by(Byline.Role.TRANSLATION)],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": _paper_id(),
            "name": paper.name,
            "url": absolute(FRONT),
            "logo": _logo(),
        },
        "articleSection": [label.name for label in page.labels],
        "keywords": [tag.name for tag in page.tags],
        "inLanguage": story.language,
        "wordCount": len(story.plain.split()),
        "isAccessibleForFree": True,
        "correction": [
            {"@type": "CorrectionComment", "text": note.text, "datePublished": iso_moment(note.made_at)}
            for note in page.corrections
            if note.kind != Correction.Kind.UPDATE
        ],
        "isBasedOn": story.original_url,
        "sourceOrganization": _source(story),
    }


def _images(picture):
    if picture is None:
        return []
    cuts = [cut(picture, "lead", 1280), cut(picture, "card", 640), cut(picture, "whole", 1200)]
    return [
        {
            "@type": "ImageObject",
            "url": address,
            "width": width,
            "height": height,
            "creditText": picture.credit,
        }
        for address, width, height in cuts
    ]


def authors(story: Article, writers: list, paper: Newspaper) -> list[dict]:
    """Who wrote it, as schema.org has it: the writers' bylines, else the original's author, the source, the paper."""
    if writers:
        return [_person(byline) for byline in writers]
    if story.original_author:
        return [{"@type": "Person", "name": story.original_author}]
    return [_source(story) or {"@type": "Organization", "name": paper.name, "url": absolute(FRONT)}]


def _person(byline):
    address = absolute(byline.address) if byline.address else ""
    return {"@type": "Person", "name": byline.printed_name, "url": address}


def _source(story):
    if not story.source_id:
        return None
    return {"@type": "Organization", "name": story.source.name, "url": story.source.home_page}


def _breadcrumb(page):
    story = page.story
    trail = [
        ("Home", absolute(FRONT)),
        (story.section.name, absolute(story.section.get_absolute_url())),
        (story.full_headline, page.address),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(trail, start=1)
        ],
    }


def _organization(paper):
    return {
        "@type": "NewsMediaOrganization",
        "@id": _paper_id(),
        "name": paper.name,
        "alternateName": paper.short_name,
        "description": paper.description,
        "url": absolute(FRONT),
        "logo": _logo(),
        "foundingDate": str(paper.founded),
        "sameAs": [address for _, address in paper.social_profiles],
        "address": [
            {
                "@type": "PostalAddress",
                "name": office.name,
                "streetAddress": ", ".join(line.strip() for line in office.address.splitlines()),
                "addressCountry": "PH",
            }
            for office in paper.office_list
            if office.address
        ],
        "contactPoint": [
            {"@type": "ContactPoint", "telephone": number, "contactType": purpose or "customer service"}
            for office in paper.office_list
            for number, purpose in _telephones(office)
        ],
    }


def _telephones(office):
    """Pairs of a number, as it is dialled from anywhere, and what the line says it is for."""
    for line in office.telephones.splitlines():
        parts = pieces(line)
        purpose = " ".join(text.strip(" ,:–-") for text, link in parts if not link)
        yield from ((link.removeprefix("tel:"), purpose.strip()) for _, link in parts if link)


def _website(paper):
    search = absolute(reverse("articles:search")) + "?q={words}"
    return {
        "@type": "WebSite",
        "@id": absolute(FRONT) + "#website",
        "name": paper.name,
        "url": absolute(FRONT),
        "publisher": {"@id": _paper_id()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=words",
        },
    }


def _logo():
    return {"@type": "ImageObject", "url": absolute(static("icons/touch.png")), "width": 180, "height": 180}


def _paper_id():
    return absolute(FRONT) + "#paper"


def iso_moment(moment: dt.datetime | None) -> str:
    """Returns the moment in the newspaper's time zone as ISO 8601, "" for none."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _scripts(things):
    """Each thing as a JSON-LD script of its own, which more programs understand than a graph of them."""
    # The data can hold no "<" any more, and nothing else ends a script.
    texts = (mark_safe(_json({"@context": "https://schema.org"} | thing)) for thing in things)  # noqa: S308
    return format_html_join(
        "\n", '<script type="application/ld+json">{}</script>', ((text,) for text in texts)
    )


def _json(thing):
    text = JSON.encode(_known(thing))
    for char, escaped in JSON_ESCAPES:
        text = text.replace(char, escaped)
    return text


def _known(thing):
    if isinstance(thing, dict):
        return {name: _known(value) for name, value in thing.items() if value not in ("", None, [])}
    return [_known(item) for item in thing] if isinstance(thing, list) else thing
