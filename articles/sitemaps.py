"""Sitemaps: an index, one map for each month of stories, one of the other pages, and one for Google News.

Nothing counts or skips through the archive: each map is one range of an index. Formats: sitemaps.org 0.9, and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

import datetime as dt

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.sitemaps.views import x_robots_tag
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.archive import Period, months_with_stories
from articles.feeds.formats import legal
from articles.models import Article
from articles.structured_data import FRONT
from newspaper import sitemaps as further_sitemaps
from newspaper.addresses import absolute
from newspaper.context import the_newspaper
from pagecache.public_page import public_page
from people.models import Person
from sections.models import Section
from sources.models import Source

XML = "application/xml"
# What the protocols allow in one file.
LIMIT, NEWS_LIMIT = 50_000, 1_000
NEWS = dt.timedelta(days=2)


class MonthConverter:
    """Path converter for `2026-09`: a month of the calendar, as a Period."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> Period:
        period = Period.of(*(int(part) for part in value.split("-")))
        if period is None or not period.month:
            raise ValueError(f"{value} is no month.")
        return period

    def to_url(self, period: Period) -> str:
        return f"{period.year:04}-{period.month:02}"


def listed(stories: QuerySet) -> QuerySet:
    """Those whose page on our site search engines are to list: what `is_listed` and `canonical_url` say of one."""
    theirs = Q(source__told=Source.Told.CANONICAL) & ~Q(original_url="")
    return stories.filter(Q(source=None) | (~Q(source__told=Source.Told.NOINDEX) & ~theirs))


def months() -> list[Period]:
    """The months with stories to list, as Periods, the newest first: two queries, an index seek a month."""
    return months_with_stories(listed)


@public_page
@x_robots_tag
def index(request: HttpRequest) -> HttpResponse:
    """The sitemap of sitemaps."""
    addresses = [reverse("articles:sitemap_pages"), *further_sitemaps.paths()]
    addresses += [reverse("articles:sitemap_month", args=[period]) for period in months()]
    sitemaps = [{"location": absolute(address)} for address in addresses]
    return render(request, "sitemap_index.xml", {"sitemaps": sitemaps}, content_type=XML)


@public_page
@x_robots_tag
def month(request: HttpRequest, period: Period) -> HttpResponse:
    """The stories of a month; 404 for one that has none to list."""
    stories = listed(Article.objects.in_period(period.start, period.end).published()).newest_first()
    urls = [
        {"location": absolute(story.get_absolute_url()), "lastmod": story.changed_at}
        for story in stories.only("slug", "live_from", "live_until", "updated_at")[:LIMIT]
    ]
    if not urls:
        raise Http404
    return render(request, "sitemap.xml", {"urlset": urls}, content_type=XML)


@public_page
@x_robots_tag
def pages(request: HttpRequest) -> HttpResponse:
    """The front, the sections, the About pages, the people, the archive and the corrections."""
    about = FlatPage.objects.filter(sites=settings.SITE_ID, registration_required=False).order_by("url")
    addresses = [
        FRONT,
        *(section.get_absolute_url() for section in Section.objects.all()),
        *(page.get_absolute_url() for page in about.only("url")),
        reverse("people:masthead"),
        *(person.get_absolute_url() for person in Person.objects.only("slug")),
        reverse("articles:archive"),
        reverse("articles:corrections"),
    ]
    urls = [{"location": absolute(address)} for address in addresses[:LIMIT]]
    return render(request, "sitemap.xml", {"urlset": urls}, content_type=XML)


@public_page
@x_robots_tag
def news(request: HttpRequest) -> HttpResponse:
    """What Google News may take: two days of our own stories, and of sources whose policy says so."""
    stories = (
        Article.objects.published()
        .filter(live_from__gt=timezone.now() - NEWS)
        .filter(Q(source=None) | (Q(source__is_in_news_sitemap=True) & ~Q(source__told=Source.Told.NOINDEX)))
        .newest_first()
        .only("headline", "slug", "language", "live_from", "live_until")[:NEWS_LIMIT]
    )
    urls = [
        {
            "location": absolute(story.get_absolute_url()),
            "title": legal(story.headline),  # Google wants it without anybody's name behind it
            "language": story.language.partition("-")[0],
            "date": timezone.localtime(story.live_from).isoformat(timespec="seconds"),
        }
        for story in stories
    ]
    context = {"urlset": urls, "publication": legal(the_newspaper().name), "front": absolute(FRONT)}
    return render(request, "articles/sitemap_news.xml", context, content_type=XML)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Where crawlers find the sitemaps; nothing is forbidden, and nothing private is named."""
    context = {
        "sitemaps": [absolute(reverse(f"articles:{name}")) for name in ("sitemap_index", "sitemap_news")]
    }
    return render(request, "articles/robots.txt", context, content_type="text/plain; charset=utf-8")
