"""Addresses of quotes, below those of the rates."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name> and <id>
from advertising.quotes import views

urlpatterns = [
    path("editions/<name:slug>/quote/", views.ask, name="ask-for-quote"),
    path("quotes/asked/<id:year>-<id:serial>/", views.asked, name="quote-asked"),
    path("quotes/<name:token>/", views.quote, name="quote"),
    path("quotes/<name:token>/quote.pdf", views.quote_pdf, name="quote-pdf"),
]
