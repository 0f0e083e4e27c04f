"""What pages tell machines: canonical addresses, cards for social networks, and schema.org's descriptions.

Vocabularies: https://schema.org/NewsArticle, https://ogp.me/, and X's cards. Our own address always comes
from the settings, and what is not known is left out rather than invented.
"""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.models import Article, Byline, Correction
from images import renditions
from newspaper.addresses import absolute
from newspaper.models import Newspaper
from newspaper.telephones import pieces

FRONT = "/"
CARD_SIZE = (1200, 630)
# Beyond this, search engines cut a headline themselves.
HEADLINE_LENGTH = 110
# The languages of ours that Facebook knows, by its own names for them.
LOCALES = {"en": "en_US", "fil": "tl_PH", "ceb": "cx_PH", "es": "es_LA"}
# As Django's json_script does it: nothing in the data can end the script or begin a comment.
JSON_ESCAPES = [(char, f"\\u{ord(char):04X}") for char in "<>&"]
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
X_PROFILE = re.compile(r"https?://(?:www\.)?(?:x|twitter)\.com/@?([A-Za-z0-9_]{1,15})/?")


@dataclass(frozen=True)
class Head:
    """The machine-readable part of a page's head.

    `open_graph` are pairs of property and content, `card` pairs of name and content, `alternates` pairs of
    language and absolute address, `json_ld` whole script elements.
    """

    canonical: str
    open_graph: list
    card: list
    json_ld: str
    alternates: list = field(default_factory=list)


@dataclass(frozen=True)
class StoryPage:
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
    """A JPEG of the picture that exists: its absolute address, width and height."""
    existing = renditions.nearest(shape, width, "jpg", picture.size)
    height = renditions.height(shape, existing, picture.size)
    return absolute(picture.rendition_url(shape, existing, "jpg")), existing, height


# Pages


def story_head(page: StoryPage, paper: Newspaper) -> Head:
    """The Head of a StoryPage; `paper` is the Paper."""
    story = page.story
    others = [(other.language, absolute(other.get_absolute_url())) for other in page.translations]
    return Head(
        canonical=absolute(story.canonical_url),
        alternates=[(story.language, page.address), *others] if others else [],
        open_graph=_story_open_graph(page, paper),
        card=_card(paper, story.printed_headline, story.summary, page.picture),
        json_ld=_scripts([_news_article(page, paper), _breadcrumb(page)]),
    )


def front_head(paper: Newspaper) -> Head:
    """The Head of the front page."""
    title, description = paper.name, paper.description or paper.tagline or paper.name
    open_graph = [
        ("og:type", "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", absolute(FRONT)),
        ("og:site_name", paper.name),
        ("og:locale", LOCALES["en"]),
        *_open_graph_picture(paper, None),
    ]
    return Head(
        canonical=absolute(FRONT),
        open_graph=open_graph,
        card=_card(paper, title, description, None),
        json_ld=_scripts([_organization(paper), _website(paper)]),
    )


def share_links(story: Article) -> list[tuple[str, str]]:
    """Pairs of label and address by which a reader passes a story on, without any script of others."""
    address, headline = absolute(story.get_absolute_url()), story.printed_headline
    mail = urlencode({"subject": headline, "body": f"{headline}\r\n\r\n{address}"}, quote_via=quote, safe="")
    return [
        ("Facebook", "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": address})),
        ("X", "https://x.com/intent/post?" + urlencode({"text": headline, "url": address})),
        ("E-mail", "mailto:?" + mail),
    ]


# Cards of social networks


def _story_open_graph(page, paper):
    # `og:url` is our page even where the original is elsewhere: who shares our page shows ours.
    story = page.story
    pairs = [
        ("og:type", "article"),
        ("og:title", story.printed_headline),
        ("og:description", story.summary),
        ("og:url", page.address),
        ("og:site_name", paper.name),
        ("og:locale", LOCALES.get(story.language)),
        *_open_graph_picture(paper, page.picture),
        ("article:published_time", _moment(story.live_from)),
        ("article:modified_time", _moment(story.changed_at)),
        ("article:publisher", paper.facebook),
        ("article:section", story.section.name),
        *(
            ("article:author", absolute(byline.address))
            for byline in page.by(Byline.Role.WORDS)
            if byline.address
        ),
        *(("article:tag", tag.name) for tag in page.tags),
    ]
    return [(name, content) for name, content in pairs if content]


def _card_picture(paper, picture):
    if picture:
        return *cut(picture, "social", CARD_SIZE[0]), picture.alt_text
    return absolute(static("icons/social.png")), *CARD_SIZE, paper.name


def _open_graph_picture(paper, picture):
    address, width, height, alt = _card_picture(paper, picture)
    pairs = [("og:image", address), ("og:image:width", str(width)), ("og:image:height", str(height))]
    return [*pairs, ("og:image:alt", alt)] if alt else pairs


def _card(paper, title, description, picture):
    address, _, _, alt = _card_picture(paper, picture)
    profile = X_PROFILE.fullmatch(paper.x)
    pairs = [
        ("twitter:card", "summary_large_image" if picture else "summary"),
        ("twitter:site", profile and f"@{profile[1]}"),
        ("twitter:title", title),
        ("twitter:description", description),
        ("twitter:image", address),
        ("twitter:image:alt", alt),
    ]
    return [(name, content) for name, content in pairs if content]


# schema.org


def _news_article(page, paper):
    story = page.story
    return {
        "@type": "NewsArticle",
        "@id": f"{page.address}#story",
        "url": page.address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": page.address},
        "headline": Truncator(story.printed_headline).chars(HEADLINE_LENGTH),
        "description": story.summary,
        "image": _images(page.picture),
        "datePublished": _moment(story.live_from),
        "dateModified": _moment(story.changed_at),
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
            {"@type": "CorrectionComment", "text": note.text, "datePublished": _moment(note.made_at)}
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
        (story.printed_headline, page.address),
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


def _moment(moment):
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
