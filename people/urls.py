"""Addresses of people."""

from django.urls import path

from people import views

app_name = "people"

urlpatterns = [
    path("people/", views.masthead, name="masthead"),
    path("people/<story:slug>/", views.detail, name="detail"),
]
