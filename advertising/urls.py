"""Addresses of the advertising rates and what leads on from them."""

from django.urls import path

import pressroom.converters  # noqa: F401, registers <name> and <id>
from advertising import views

app_name = "advertising"
EDITION = "about/advertising-rates/editions/<name:slug>/"

urlpatterns = [
    path("about/advertising-rates/", views.rates, name="rates"),
    path(EDITION, views.edition, name="edition"),
]
