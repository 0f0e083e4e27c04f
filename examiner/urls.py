"""The site's table of contents. The first words of these addresses are in articles/slugs.py, RESERVED."""

from django.contrib import admin
from django.urls import include, path

from pagecache import views as pagecache

urlpatterns = [
    path("", include("wordpress.urls")),  # addresses of the old site, none of them one of ours
    path("", include("frontpage.urls")),
    path("admin/", admin.site.urls),
    path("healthz", pagecache.health, name="health"),
    path("unavailable/", pagecache.unavailable, name="unavailable"),
    path("media/", include("images.urls")),
    path("", include("newsroom.urls")),
    path("", include("readership.urls")),
    path("", include("sections.urls")),
    path("", include("people.urls")),
    path("", include("legalnotices.urls")),
    path("", include("advertising.urls")),  # before the About pages, among which its page stands
    path("", include("newspaper.urls")),
    path("", include("articles.urls")),  # ends in the story's own address, which takes what is left
]

handler400 = "examiner.views.bad_request"
handler403 = "examiner.views.forbidden"
handler404 = "examiner.views.not_found"
handler500 = "examiner.views.server_error"
