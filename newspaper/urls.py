"""Addresses of the About pages, and of the icon."""

from django.urls import path, re_path
from django.views.generic import RedirectView

import pagecache.converters  # noqa: F401, registers <name> and <id>
from newspaper import icons, views

app_name = "newspaper"

urlpatterns = [
    *(path(address[1:], icons.icon, {"name": name}) for address, name in icons.ICONS.items()),
    # Older phones name a size.
    re_path(
        r"^apple-touch-icon-[0-9]{2,3}x[0-9]{2,3}(?:-precomposed)?\.png$",
        icons.icon,
        {"name": icons.ICONS["/apple-touch-icon.png"]},
    ),
    # Not for ever: the paper may one day have a page about all of this.
    path("about/", RedirectView.as_view(pattern_name="newspaper:page"), {"slug": "profile"}, name="about"),
    path("about/contact/", views.contact, name="contact"),
    path("about/contact/thanks/<id:number>/", views.thanks, name="thanks"),
    path("about/<name:slug>/", views.page, name="page"),
]
