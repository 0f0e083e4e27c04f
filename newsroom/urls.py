"""The one address of the newsroom that is not under /admin/: drafts, for people outside."""

from django.urls import re_path

from newsroom.sharing import views

app_name = "newsroom"

urlpatterns = [
    # With or without its last slash: a redirect between the two would be kept by browsers and caches.
    re_path(r"^draft/(?P<token>[A-Za-z0-9_-]{1,100})/?\Z", views.draft, name="draft"),
]
