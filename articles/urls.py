"""Addresses of stories and of their lists; the story's own, at the root, comes last (examiner/urls.py)."""

from collections.abc import Callable

from django.urls import URLPattern, path, register_converter

import pagecache.converters  # noqa: F401, registers <name>
from articles import sitemaps, views
from articles.feeds import views as feeds

register_converter(sitemaps.MonthConverter, "sitemap_month")

app_name = "articles"


def in_three_formats(place: str, view: Callable, name: str) -> list[URLPattern]:
    """A feed's three addresses: RSS where WordPress had it, Atom and JSON Feed beside it."""
    return [
        path(f"{place}feed/", view, {"form": "rss"}, name=f"{name}feed"),
        path(f"{place}feed/atom/", view, {"form": "atom"}, name=f"{name}atom"),
        path(f"{place}feed/json/", view, {"form": "json"}, name=f"{name}json_feed"),
    ]


urlpatterns = [
    *in_three_formats("", feeds.paper_feed, ""),
    *in_three_formats("section/<name:slug>/", feeds.section_feed, "section_"),
    *in_three_formats("tag/<name:slug>/", feeds.tag_feed, "tag_"),
    *in_three_formats("people/<name:slug>/", feeds.person_feed, "person_"),
    *in_three_formats("corrections/", feeds.corrections_feed, "corrections_"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemaps/<sitemap_month:period>.xml", sitemaps.month, name="sitemap_month"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("newest/", views.newest, name="newest"),
    path("tag/<name:slug>/", views.tag, name="tag"),
    path("archive/", views.archive_index, name="archive"),
    path("archive/<int:year>/", views.archive_period, name="year"),
    path("archive/<int:year>/<int:month>/", views.archive_period, name="month"),
    path("archive/<int:year>/<int:month>/<int:day>/", views.archive_period, name="day"),
    path("corrections/", views.corrections, name="corrections"),
    path("search/", views.search_page, name="search"),
    path("<name:slug>/", views.detail, name="detail"),
]
