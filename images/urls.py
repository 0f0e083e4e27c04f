"""The public files of the pictures, under the media address; in production nginx answers instead."""

from django.urls import re_path

from images import views

app_name = "images"

# Only the names that images/renditions.py can give match, so that nothing else of the disk can be asked for.
urlpatterns = [
    re_path(
        r"^pictures/(?P<key>[0-9a-f]{20})/"
        r"(?P<name>(?:card|lead|whole|social)-[0-9]{1,5}(?:-[0-9]{1,3}x[0-9]{1,3})?\.(?:avif|jpg))\Z",
        views.rendition,
        name="rendition",
    ),
    re_path(r"", views.no_such_file),
]
