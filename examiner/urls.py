"""The site's table of contents. The first words of these addresses are in articles/addresses.py, RESERVED."""

from django.contrib import admin
from django.urls import include, path

from pressroom import views as pressroom

urlpatterns = [
    path("", include("wordpress.urls")),  # addresses of the old site, none of them one of ours
    path("", include("frontpage.urls")),
    path("admin/", admin.site.urls),
    path("healthz", pressroom.health, name="health"),
    path("unavailable/", pressroom.unavailable, name="unavailable"),
    path("media/", include("images.urls")),
    path("", include("newsroom.urls")),
    path("", include("readership.urls")),
    path("", include("sections.urls")),
    path("", include("people.urls")),
    path("", include("notices.urls")),
    path("", include("advertising.urls")),  # before the About pages, among which its page stands
    path("", include("paper.urls")),
    path("", include("articles.urls")),  # ends in the story's own address, which takes what is left
]

handler400 = "examiner.views.bad_request"
handler403 = "examiner.views.forbidden"
handler404 = "examiner.views.not_found"
handler500 = "examiner.views.server_error"
