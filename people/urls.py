"""Addresses of people."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name>
from people import views

app_name = "people"

urlpatterns = [
    path("people/", views.masthead, name="masthead"),
    path("people/<name:slug>/", views.detail, name="detail"),
]
