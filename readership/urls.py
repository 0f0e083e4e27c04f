"""The address of the readers' beacon."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <id>
from readership import views

app_name = "readership"

urlpatterns = [path("beacon/<id:article_id>/", views.beacon, name="beacon")]
