"""Addresses of the legal notices, each for good."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name> and <id>
from legalnotices import views

app_name = "legalnotices"

urlpatterns = [
    path("legal-notices/", views.archive, name="archive"),
    path("legal-notices/kinds/<name:slug>/", views.archive, name="kind"),
    path("legal-notices/search/", views.search, name="search"),
    path("legal-notices/<id:year>-<id:serial>/", views.detail, name="detail"),
    path("sitemaps/legal-notices.xml", views.sitemap, name="sitemap"),
]
