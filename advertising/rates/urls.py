"""Addresses of the rates and the price calculator, below those of the rates."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name> and <id>
from advertising.rates import views

EDITION = "editions/<name:slug>/"

urlpatterns = [
    path("", views.rates, name="rates"),
    path(EDITION, views.edition, name="edition"),
    path(EDITION + "price/", views.price, name="price"),
    path(EDITION + "rates.csv", views.rates_csv, name="rates-csv"),
    path(EDITION + "rates.pdf", views.rates_pdf, name="rates-pdf"),
]
