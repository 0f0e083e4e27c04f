"""Addresses of stories and of their lists; the story's own, at the root, comes last (examiner/urls.py)."""

from django.urls import path

import pressroom.converters  # noqa: F401, registers <name>
from articles import views

app_name = "articles"

urlpatterns = [
    path("newest/", views.newest, name="newest"),
    path("tag/<name:slug>/", views.tag, name="tag"),
    path("archive/", views.archive_index, name="archive"),
    path("archive/<int:year>/", views.archive_period, name="year"),
    path("archive/<int:year>/<int:month>/", views.archive_period, name="month"),
    path("archive/<int:year>/<int:month>/<int:day>/", views.archive_period, name="day"),
    path("search/", views.search_page, name="search"),
    path("<name:slug>/", views.detail, name="detail"),
]
