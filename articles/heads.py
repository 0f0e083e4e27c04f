"""Heads of pages for other programs: canonical addresses, cards for social networks, and links for sharing.

Vocabularies: https://ogp.me/ and X's cards; schema.org's are in articles/structured_data.py. Addresses are
absolute, from the settings; what is not known is left out rather than invented.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from django.templatetags.static import static

from articles.models import Article, Byline
from articles.structured_data import FRONT, StoryMetadata, cut, front_scripts, iso_moment, story_scripts
from newspaper.addresses import absolute
from newspaper.models import Newspaper

CARD_SIZE = (1200, 630)
# The languages of ours that Facebook knows, by its own names for them.
LOCALES = {"en": "en_US", "fil": "tl_PH", "ceb": "cx_PH", "es": "es_LA"}
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


def story_head(page: StoryMetadata, paper: Newspaper) -> Head:
    """The Head of a StoryMetadata; `paper` is the Paper."""
    story = page.story
    others = [(other.language, absolute(other.get_absolute_url())) for other in page.translations]
    return Head(
        canonical=absolute(story.canonical_url),
        alternates=[(story.language, page.address), *others] if others else [],
        open_graph=_story_open_graph(page, paper),
        card=_card(paper, story.full_headline, story.summary, page.picture),
        json_ld=story_scripts(page, paper),
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
        json_ld=front_scripts(paper),
    )


def share_links(story: Article) -> list[tuple[str, str]]:
    """Pairs of label and address by which a reader passes a story on, without any script of others."""
    address, headline = absolute(story.get_absolute_url()), story.full_headline
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
        ("og:title", story.full_headline),
        ("og:description", story.summary),
        ("og:url", page.address),
        ("og:site_name", paper.name),
        ("og:locale", LOCALES.get(story.language)),
        *_open_graph_picture(paper, page.picture),
        ("article:published_time", iso_moment(story.live_from)),
        ("article:modified_time", iso_moment(story.changed_at)),
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
