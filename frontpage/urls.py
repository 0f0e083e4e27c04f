"""The address of the front page."""

from django.urls import path

from frontpage import views

app_name = "frontpage"

urlpatterns = [path("", views.front_page, name="front")]
