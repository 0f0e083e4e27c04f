"""Addresses of the About pages."""

from django.urls import path
from django.views.generic import RedirectView

import pagecache.converters  # noqa: F401, registers <name> and <id>
from newspaper import views

app_name = "newspaper"

urlpatterns = [
    # Not for ever: the paper may one day have a page about all of this.
    path("about/", RedirectView.as_view(pattern_name="newspaper:page"), {"slug": "profile"}, name="about"),
    path("about/contact/", views.contact, name="contact"),
    path("about/contact/thanks/<id:number>/", views.thanks, name="thanks"),
    path("about/<name:slug>/", views.page, name="page"),
]
