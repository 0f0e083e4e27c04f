"""Addresses that count banners, and of the advertisers' reports."""

from django.urls import path

import pagecache.converters  # noqa: F401, registers <name> and <id>
from advertising.banners import views

REPORT = "about/advertising-rates/reports/<name:token>/"

urlpatterns = [
    path("go/<id:number>-<str:signed>", views.click, name="click"),
    path("beacon/seen/<id:number>/", views.seen, name="seen"),
    path(REPORT, views.report, name="report"),
    path(REPORT + "report.csv", views.report_csv, name="report-csv"),
]
