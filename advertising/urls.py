"""The address of the advertising rates."""

from django.urls import path

from advertising import views

app_name = "advertising"

urlpatterns = [path("about/advertising-rates/", views.rates, name="rates")]
