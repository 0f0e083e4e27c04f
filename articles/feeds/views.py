"""Feeds of the paper, a section, a tag, a person: the newest stories, at the same cost in any archive.

Django's syndication views ask the sites framework for their host; ours comes from the settings, so that its
feed generator is used directly.
"""

import html
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.http import http_date

from articles.cards import StoryRelations
from articles.corrections import page_of_corrections
from articles.feeds import bodies as feed_bodies
from articles.feeds.formats import FORMATS, Picture
from articles.models import Article, Byline, Tag
from articles.structured_data import FRONT, authors, cut
from newspaper.addresses import absolute
from newspaper.models import Newspaper
from pagecache.public_page import public_page
from people.models import Person
from sections.models import Section
from sources.models import Source

SIZE = 30
# Names our stories for feed readers. It must never change: each would show every story as new.
STORIES = uuid.UUID("b6a3a2a4-6c0f-5d9b-8a63-5d6f2f0f9d11")


@public_page
def paper_feed(request: HttpRequest, form: str) -> HttpResponse:
    """The newest stories of the whole paper; `form` is a key of FORMATS, here and below."""
    paper = _paper()
    about = {"title": paper.name, "description": paper.description or paper.name, "link": absolute(FRONT)}
    return _answer(request, form, paper, about, Article.objects)


@public_page
def section_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """A section's newest stories."""
    section = get_object_or_404(Section, slug=slug)
    return _listing_feed(request, form, section, section.article_sections, section.description)


@public_page
def tag_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest stories under a tag."""
    tag = get_object_or_404(Tag.objects.published(), slug=slug)
    return _listing_feed(request, form, tag, tag.taggings)


@public_page
def person_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest stories that carry a person's name."""
    person = get_object_or_404(Person, slug=slug)
    return _listing_feed(request, form, person, person.bylines, f"Stories by {person.name}.")


@public_page
def corrections_feed(request: HttpRequest, form: str) -> HttpResponse:
    """What the paper has corrected, newest first."""
    paper = _paper()
    about = {
        "title": f"Corrections | {paper.short_name}",
        "description": f"What {paper.name} got wrong, and what is right.",
        "link": absolute(reverse("articles:corrections")),
    }
    feed = _feed(request, form, paper, about)
    for note in page_of_corrections(size=SIZE).stories:
        feed.add_item(**_correction(note, paper))
    return _response(feed)


def _listing_feed(request, form, place, rows, description=""):
    paper = _paper()
    about = {
        "title": f"{place.name} | {paper.short_name}",
        "description": description or f"{place.name} in {paper.name}.",
        "link": absolute(place.get_absolute_url()),
    }
    return _answer(request, form, paper, about, rows)


def _paper():
    return Newspaper.objects.first() or Newspaper()


def _feed(request, form, paper, about):
    return FORMATS[form](
        **about,
        subtitle=about["description"],
        feed_url=absolute(request.path),
        language="en",
        author_name=paper.name,
        feed_copyright=f"© {paper.name}",
        icon=absolute(static("icons/touch.png")),
        founded=paper.founded,
    )


def _answer(request, form, paper, about, rows):
    feed = _feed(request, form, paper, about)
    stories = rows.published().newest_stories(SIZE)
    listings = StoryRelations([story.pk for story in stories])
    bodies = feed_bodies.of([story for story in stories if is_ours(story)])
    for story in stories:
        feed.add_item(**_item(story, bodies.get(story.pk, ""), paper, listings))
    return _response(feed)


def _response(feed):
    response = HttpResponse(content_type=feed.content_type)
    # The ETag, made of the bytes, is what tells of withdrawals; this date alone tells of what is new.
    response.headers["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    feed.write(response, "utf-8")
    return response


def is_ours(story: Article) -> bool:
    """Whether we may pass the whole text on: written here, or listed as our own by its source's policy."""
    return not story.source_id or story.source.told == Source.Told.OURS


def _item(story, content, paper, listings):
    writers = [credit for credit in listings.credits(story.pk) if credit.role == Byline.Role.WORDS]
    places = [label.name for label in listings.labels(story.pk)]
    return {
        "title": story.full_headline,
        "link": absolute(story.get_absolute_url()),
        "summary": story.summary,
        # RSS and Atom readers take a description for HTML.
        "description": html.escape(story.summary, quote=False),
        "content": content,
        # Neither the address nor the site's name is in it, since both may change.
        "unique_id": uuid.uuid5(STORIES, f"{story.pk} {story.created_at.timestamp():.6f}").urn,
        "unique_id_is_permalink": False,
        "pubdate": timezone.localtime(story.live_from),
        "updateddate": timezone.localtime(story.changed_at),
        "authors": [
            {name: author[name] for name in ("name", "url") if author.get(name)}
            for author in authors(story, writers, paper)
        ],
        "categories": list(dict.fromkeys([*places, *listings.tags(story.pk)])),
        "picture": _picture(story),
        "language": story.language,
    }


def _correction(note, paper):
    return {
        "title": f"{note.label}: {note.headline or 'a story was taken back'}",
        "link": absolute(note.get_absolute_url()),
        "summary": note.text,
        "description": html.escape(note.text, quote=False),
        "content": linebreaks(note.text, autoescape=True),
        "unique_id": uuid.uuid5(STORIES, f"correction {note.pk} {note.made_at.timestamp():.6f}").urn,
        "unique_id_is_permalink": False,
        "pubdate": timezone.localtime(note.made_at),
        "updateddate": timezone.localtime(note.made_at),
        "authors": [{"name": paper.name}],
        "categories": [note.label],
        "picture": None,
        "language": "en",
    }


def _picture(story):
    picture = story.picture
    return picture and Picture(*cut(picture, "whole", 1200), picture.alt_text, picture.credit)
