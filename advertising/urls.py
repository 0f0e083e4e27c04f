"""Addresses of the advertising rates and what leads on from them."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name> and <id>
from advertising.views import banners, enquiries, quotes, rates, sellers

app_name = "advertising"
EDITION = "about/advertising-rates/editions/<name:slug>/"
QUOTES = "about/advertising-rates/quotes/"
ENQUIRY = "about/advertising-rates/enquiry/"

REPORTS = "about/advertising-rates/reports/"

urlpatterns = [
    path("go/<id:number>-<str:signed>", banners.click, name="click"),
    path("beacon/seen/<id:number>/", banners.seen, name="seen"),
    path(REPORTS + "<name:token>/", banners.report, name="report"),
    path(REPORTS + "<name:token>/report.csv", banners.report_csv, name="report-csv"),
    path("ads.txt", sellers.ads_txt, name="ads-txt"),
    path("about/advertising-rates/", rates.rates, name="rates"),
    path(EDITION, rates.edition, name="edition"),
    path(EDITION + "price/", rates.price, name="price"),
    path(EDITION + "rates.csv", rates.rates_csv, name="rates-csv"),
    path(EDITION + "rates.pdf", rates.rates_pdf, name="rates-pdf"),
    path(EDITION + "quote/", quotes.ask, name="ask-for-quote"),
    path(ENQUIRY, enquiries.ask, name="enquiry"),
    path(ENQUIRY + "thanks/<id:number>/", enquiries.thanks, name="enquiry-thanks"),
    path(QUOTES + "asked/<id:year>-<id:serial>/", quotes.asked, name="quote-asked"),
    path(QUOTES + "<name:token>/", quotes.quote, name="quote"),
    path(QUOTES + "<name:token>/quote.pdf", quotes.quote_pdf, name="quote-pdf"),
]
