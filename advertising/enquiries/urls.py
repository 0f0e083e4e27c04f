"""Addresses of enquiries, below those of the rates."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name> and <id>
from advertising.enquiries import views

urlpatterns = [
    path("enquiry/", views.ask, name="enquiry"),
    path("enquiry/thanks/<id:number>/", views.thanks, name="enquiry-thanks"),
]
