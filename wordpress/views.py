"""Where the old site's addresses lead: each to its page here, in one step, or to a short "no"."""

import re
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.archive import Period, with_stories
from articles.models import Article, Tag
from articles.views import detail
from frontpage.views import front_page
from pagecache.public_page import public_page
from people.models import Person
from sections.models import Section
from wordpress.models import ImportedItem
from wordpress.text import slug_of
from wordpress.uploads import find_by_path, width_in

Kind = ImportedItem.Kind
NUMBERED = ("p", "page_id", "attachment_id")
ANY = ".{1,200}"
FEEDS = {"atom": "articles:atom"}


def moved(path: str) -> HttpResponsePermanentRedirect:
    """A permanent redirect to a path of our own, which browsers may ask about again after a day."""
    response = HttpResponsePermanentRedirect(path)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@public_page(p=ANY, page_id=ANY, attachment_id=ANY, feed=ANY, s=ANY)
def front(request: HttpRequest) -> HttpResponse:
    """The front page, unless the query is one of WordPress's: `/?p=123`, `/?feed=rss2`, `/?s=word`."""
    query = request.GET
    if request.method in ("GET", "HEAD") and query:
        if number := next((query[name] for name in NUMBERED if name in query), None):
            return moved(_address_of(number))
        if "feed" in query:
            return moved(reverse(FEEDS.get(query["feed"], "articles:feed")))
        if "s" in query:
            return moved(f"{reverse('articles:search')}?{urlencode({'q': query['s'][:200]})}")
    return front_page(request)


def _address_of(number):
    """The path of what had this number. 404 where there is nothing that readers may see."""
    if not re.fullmatch("[0-9]{1,18}", number):
        raise Http404
    rows = ImportedItem.objects.filter(wordpress_id=number.lstrip("0"))
    for row in rows.select_related("story", "page", "picture").order_by("pk"):
        if row.story_id and row.story.has_an_answer:
            return row.story.get_absolute_url()
        if row.page_id:
            return row.page.url
        if row.picture_id:
            return row.picture.body_url
    raise Http404


@require_safe
def category(request: HttpRequest, slug: str, feed: str = "") -> HttpResponse:
    """A category, which may stand below others, any page of it, or its feed."""
    slug = slug_of(slug.rpartition("/")[2], 60)
    row = _remembered(Kind.SECTION, slug, "section")
    section = row.section if row else get_object_or_404(Section, slug=slug)
    return moved(
        reverse("articles:section_feed", args=[section.slug]) if feed else section.get_absolute_url()
    )


@require_safe
def tag(request: HttpRequest, slug: str, feed: str = "") -> HttpResponse:
    """Any page of a tag's list, or its feed in one of the old formats."""
    tag = get_object_or_404(Tag.objects.published(), slug=slug_of(slug, 100))
    return moved(reverse("articles:tag_feed", args=[tag.slug]) if feed else tag.get_absolute_url())


@require_safe
def author(request: HttpRequest, slug: str, feed: str = "") -> HttpResponse:
    """An author's page, any further one, or their feed."""
    row = _remembered(Kind.PERSON, slug, "person")
    person = row.person if row else get_object_or_404(Person, slug=slug_of(slug, 120))
    return moved(reverse("articles:person_feed", args=[person.slug]) if feed else person.get_absolute_url())


def _remembered(kind, wordpress_id, what):
    rows = ImportedItem.objects.filter(kind=kind, wordpress_id=wordpress_id).exclude(**{what: None})
    return rows.select_related(what).order_by("pk").first()


@require_safe
def feed(request: HttpRequest, form: str = "rss") -> HttpResponse:
    """The paper's feed, in whatever dialect it is asked for; comments have none any more."""
    return moved(reverse("articles:feed"))


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """A further page of the old front page."""
    return moved(reverse("articles:newest"))


@require_safe
def period(request: HttpRequest, year: str, month: str | None = None, day: str | None = None) -> HttpResponse:
    """The archive of a month or a day; of a year, unless a story has that number for its address."""
    if month is None and Article.objects.filter(slug=year).exists():
        return detail(request, year)
    found = Period.of(*(int(part) if part else None for part in (year, month, day)))
    if found is None or not with_stories([found]):
        raise Http404
    return moved(found.get_absolute_url())


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """A story below something: a date, its own attachments, comments, feed or further pages."""
    story = get_object_or_404(Article, slug=slug_of(slug, 200))
    if not story.has_an_answer:
        raise Http404
    return moved(story.get_absolute_url())


@require_safe
def upload(request: HttpRequest, path: str) -> HttpResponse:
    """A picture of the old uploads folder, as the rendition that is nearest to the size asked for."""
    rows = ImportedItem.objects.filter(kind=Kind.PICTURE, picture__isnull=False).select_related("picture")
    image = find_by_path(rows, path[:500])
    if image is None:
        return HttpResponse("Not here.\n", status=404, content_type="text/plain")
    return moved(image.rendition_url("whole", width_in(path) or 1200, "jpg"))


@csrf_exempt  # it does nothing, whoever asks; robots get a word, not a page
def gone(request: HttpRequest, **parts: str) -> HttpResponse:
    """What belonged to WordPress's own works: no template, and as 410 no look for a redirect either."""
    return HttpResponse("Gone.\n", status=410, content_type="text/plain")
