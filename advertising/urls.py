"""Addresses of the advertising rates and what leads on from them."""

from django.urls import path

import pressroom.converters  # noqa: F401, registers <name> and <id>
from advertising import views

app_name = "advertising"
EDITION = "about/advertising-rates/editions/<name:slug>/"

urlpatterns = [
    path("about/advertising-rates/", views.rates, name="rates"),
    path(EDITION, views.edition, name="edition"),
    path(EDITION + "price/", views.price, name="price"),
    path(EDITION + "rates.csv", views.rates_csv, name="rates-csv"),
    path(EDITION + "rates.pdf", views.rates_pdf, name="rates-pdf"),
]
