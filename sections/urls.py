"""Addresses of section fronts."""

from django.urls import path

from sections import views

app_name = "sections"

urlpatterns = [path("section/<story:slug>/", views.front, name="front")]
