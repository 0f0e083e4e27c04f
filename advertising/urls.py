"""Addresses of the advertising rates and what leads on from them."""

from django.urls import include, path

from advertising.adstxt.views import ads_txt

app_name = "advertising"
RATES = "about/advertising-rates/"

urlpatterns = [
    path("", include("advertising.banners.urls")),
    path("ads.txt", ads_txt, name="ads-txt"),
    path(RATES, include("advertising.rates.urls")),
    path(RATES, include("advertising.quotes.urls")),
    path(RATES, include("advertising.enquiries.urls")),
]
