"""Following a banner, counting one where no BeaconMiddleware stands, and the advertiser's report."""

from collections import Counter

from django.core.signing import constant_time_compare
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from advertising.banners import counting
from advertising.banners.page_banners import signature
from advertising.banners.reports import PlacementReport
from advertising.models import Placement
from advertising.secret_addresses import secret_address
from advertising.spreadsheets import csv_download
from newspaper.pages import AboutPage
from pagecache.beacons import is_robot


@require_safe
@never_cache
def click(request: HttpRequest, number: str, signed: str) -> HttpResponse:
    """Counts a click, and leads to the page that the desk has written down for the creative, and nowhere else."""
    if not constant_time_compare(signed, signature(int(number))):
        raise Http404("Not a banner of ours.")
    placement = get_object_or_404(Placement.objects.select_related("creative"), pk=number)
    if request.method == "GET" and not is_robot(request.headers.get("User-Agent", "")):
        counting.add(placement, timezone.localdate(), clicks=1)
    response = HttpResponseRedirect(placement.creative.link)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "origin"
    return response


@csrf_exempt  # adds one to a counter for whoever asks; there is nothing to forge
@require_POST
def seen(request: HttpRequest, number: str) -> HttpResponse:
    """Counts one impression; in production BeaconMiddleware answers in its place."""
    if not is_robot(request.headers.get("User-Agent", "")):
        counting.add_impressions(Counter([counting.word_of(number)]))
    return HttpResponse(status=204)


@require_safe
@secret_address
def report(request: HttpRequest, token: str) -> HttpResponse:
    """What an advertiser sees of their placement."""
    placement = _placement(token)
    page = AboutPage(f"Report: {placement.creative}", request.path)
    return render(
        request, "advertising/banners/report.html", {"page": page, "report": PlacementReport(placement)}
    )


@require_safe
@secret_address
def report_csv(request: HttpRequest, token: str) -> HttpResponse:
    """The same, for a spreadsheet."""
    placement = _placement(token)
    rows = [(day.day, day.impressions, day.clicks) for day in placement.days.all()]
    return csv_download(f"report-{placement.pk}", ["Day", "Impressions", "Clicks"], rows)


def _placement(token: str) -> Placement:
    placements = Placement.objects.select_related("creative__picture", "item__order")
    return get_object_or_404(placements.prefetch_related("sections"), token=token)
