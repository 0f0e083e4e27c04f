"""Addresses of section fronts."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name>
from sections import views

app_name = "sections"

urlpatterns = [path("section/<name:slug>/", views.front, name="front")]
