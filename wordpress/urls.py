"""WordPress's addresses. They stand before the paper's own, and take none of them.

Patterns end in an optional slash, so that an old link without one arrives in one step, too.
"""

from django.urls import path, re_path

from articles.slugs import RESERVED
from wordpress import views

app_name = "wordpress"

NAME = r"(?P<slug>[^/]{1,600})"
# "page/3/", or a feed in one of WordPress's dialects.
FURTHER = r"(?:/page/[0-9]{1,9}|/(?P<feed>feed)(?:/(?:rss2?|rdf|atom))?)?/?$"
FIRST_WORDS = "|".join(sorted(RESERVED))

urlpatterns = [
    path("", views.front, name="front"),
    re_path(rf"^category/(?P<slug>.{{1,900}}?){FURTHER}", views.category, name="category"),
    re_path(rf"^author/{NAME}{FURTHER}", views.author, name="author"),
    re_path(rf"^tag/{NAME}/(?:page/[0-9]{{1,9}}|(?P<feed>feed)/(?:rss2?|rdf))/?$", views.tag, name="tag"),
    re_path(r"^(?:comments/feed|feed/(?:rss2?|rdf))(?:/(?:rss2?|atom))?/?$", views.feed, name="feed"),
    re_path(r"^page/[0-9]{1,9}/?$", views.newest, name="newest"),
    re_path(r"^(?P<year>[0-9]{4})/?$", views.period, name="year"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})(?:/page/[0-9]{1,9})?/?$", views.period, name="month"),
    re_path(
        r"^(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?:/page/[0-9]{1,9})?/?$",
        views.period,
        name="day",
    ),
    # Blogger's archive of a month, from before WordPress.
    re_path(r"^(?P<year>[0-9]{4})_(?P<month>[0-9]{2})_01_archive\.html$", views.period, name="blogger_month"),
    re_path(rf"^[0-9]{{4}}/[0-9]{{1,2}}/(?:[0-9]{{1,2}}/)?{NAME}\.html$", views.story, name="blogger_story"),
    re_path(
        r"^[0-9]{4}/[0-9]{1,2}/(?:[0-9]{1,2}/)?(?P<slug>[\w%-]{1,600})(?:/feed|/amp|/[0-9]{1,4})?/?$",
        views.story,
        name="dated_story",
    ),
    re_path(r"^wp-content/uploads/(?P<path>.{1,900})$", views.upload, name="upload"),
    re_path(r"^(?:wp-(?:admin|content|includes|json)(?:/.*)?|[\w/-]{1,200}\.php)$", views.gone, name="gone"),
    # Attachments, comments, feeds and further pages of a story: whatever stands below its own address.
    re_path(rf"^(?!(?:{FIRST_WORDS})/)(?P<slug>[\w-]{{1,200}})/[\w-]{{1,200}}/?$", views.story, name="below"),
]
