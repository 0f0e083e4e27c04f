"""Where the old site's addresses lead: each to its page here, in one step, or to a short "no"."""

import re
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from addresses.answers import redirect_with_query as moved
from articles.archive import Period, with_stories
from articles.models import Article
from articles.views import detail
from frontpage.views import front_page
from pagecache.public_page import public_page
from wordpress.models import ImportedItem
from wordpress.uploads import find_by_path, width_in

Kind = ImportedItem.Kind
NUMBERED = ("p", "page_id", "attachment_id")
ANY = ".{1,200}"
FEEDS = {"atom": "articles:atom"}


@public_page(p=ANY, page_id=ANY, attachment_id=ANY, feed=ANY, s=ANY)
def front(request: HttpRequest) -> HttpResponse:
    """The front page, unless the query is one of WordPress's: `/?p=123`, `/?feed=rss2`, `/?s=word`."""
    query = request.GET
    if request.method in ("GET", "HEAD") and query:
        if number := next((query[name] for name in NUMBERED if name in query), None):
            return moved(request, _address_of(number), *NUMBERED)
        if "feed" in query:
            return moved(request, reverse(FEEDS.get(query["feed"], "articles:feed")), "feed")
        if "s" in query:
            words = urlencode({"q": query["s"][:200]})
            return moved(request, f"{reverse('articles:search')}?{words}", "s")
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
def feed(request: HttpRequest, form: str = "rss") -> HttpResponse:
    """The paper's feed, in whatever dialect it is asked for; comments have none any more."""
    return moved(request, reverse("articles:feed"))


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """A further page of the old front page."""
    return moved(request, reverse("articles:newest"))


@require_safe
def period(request: HttpRequest, year: str, month: str | None = None, day: str | None = None) -> HttpResponse:
    """The archive of a month or a day; of a year, unless a story has that number for its address."""
    if month is None and Article.objects.filter(slug=year).exists():
        return detail(request, year)
    found = Period.of(*(int(part) if part else None for part in (year, month, day)))
    if found is None or not with_stories([found]):
        raise Http404
    return moved(request, found.get_absolute_url())


@require_safe
def upload(request: HttpRequest, path: str) -> HttpResponse:
    """A picture of the old uploads folder, as the rendition that is nearest to the size asked for."""
    rows = ImportedItem.objects.filter(kind=Kind.PICTURE, picture__isnull=False).select_related("picture")
    image = find_by_path(rows, path[:500])
    if image is None:
        return HttpResponse("Not here.\n", status=404, content_type="text/plain")
    return moved(request, image.rendition_url("whole", width_in(path) or 1200, "jpg"))


@csrf_exempt  # it does nothing, whoever asks; robots get a word, not a page
def gone(request: HttpRequest, **parts: str) -> HttpResponse:
    """What belonged to WordPress's own works: no template, and as 410 no look for a redirect either."""
    return HttpResponse("Gone.\n", status=410, content_type="text/plain")
