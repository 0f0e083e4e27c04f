"""WordPress's addresses of what has no name of its own. They stand before the paper's own, and take none of them. What
stories, categories, tags and authors were called there has no pattern here: see wordpress/readings.py.

Patterns end in an optional slash, so that an old link without one arrives in one step, too.
"""

from django.urls import path, re_path

from wordpress import views

app_name = "wordpress"

urlpatterns = [
    path("", views.front, name="front"),
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
    re_path(r"^wp-content/uploads/(?P<path>.{1,900})$", views.upload, name="upload"),
    re_path(r"^(?:wp-(?:admin|content|includes|json)(?:/.*)?|[\w/-]{1,200}\.php)$", views.gone, name="gone"),
]
