"""The archive of legal notices, as readers look things up in it."""

from django.contrib.sitemaps.views import x_robots_tag
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from legalnotices.models import Notice, NoticeKind
from newspaper.addresses import absolute
from pagecache.public_page import public_page
from plaintext.cleaning import cleaned

ID, TEXT = "[0-9]{1,18}", ".{1,200}"
SITEMAP_LIMIT = 50_000  # what the protocol allows in one file


def _asked(request: HttpRequest, *names: str) -> dict[str, str]:
    return {name: cleaned(request.GET.get(name, ""), keeps_lines=False) for name in names}


@public_page(before=ID, after=ID)
def archive(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The notices of every kind, or of one, the newest first."""
    asked, kinds = _asked(request, "before", "after"), list(NoticeKind.objects.all())
    kind = next((one for one in kinds if one.slug == slug), None)
    if slug and kind is None:
        raise Http404
    notices = Notice.objects.published()
    page = (notices.filter(kind=kind) if kind else notices).page(asked["before"], asked["after"])
    here = kind.get_absolute_url() if kind else reverse("legalnotices:archive")
    context = {"page": page, "kinds": kinds, "kind": kind, "canonical": absolute(here)}
    return render(request, "legalnotices/archive.html", context)


@public_page(is_costly=True, q=TEXT, before=ID, after=ID)
def search(request: HttpRequest) -> HttpResponse:
    """The notices that hold every word of a reader's."""
    asked = _asked(request, "q", "before", "after")
    page = Notice.objects.published().matching(asked["q"]).page(asked["before"], asked["after"])
    return render(request, "legalnotices/search.html", {"page": page, "text": asked["q"]})


@public_page
def detail(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    """One notice; 410 where it was withdrawn."""
    notice = get_object_or_404(
        Notice.objects.exclude(live_from=None).select_related("kind"), year=year, serial=serial
    )
    if notice.live_until and notice.live_until <= timezone.now():
        return render(request, "legalnotices/gone.html", status=410)
    if not notice.is_published:
        raise Http404
    issues = notice.issues_until(timezone.localdate())
    context = {"notice": notice, "issues": issues, "canonical": absolute(notice.get_absolute_url())}
    return render(request, "legalnotices/detail.html", context)


@public_page
@x_robots_tag
def sitemap(request: HttpRequest) -> HttpResponse:
    """The archive and every notice in it, the newest first."""
    notices = (
        Notice.objects.published()
        .only("year", "serial", "live_from", "live_until")
        .order_by("-live_from", "-pk")
    )
    urls = [{"location": absolute(reverse("legalnotices:archive"))}]
    urls += [
        {"location": absolute(notice.get_absolute_url()), "lastmod": notice.live_from}
        for notice in notices[: SITEMAP_LIMIT - 1]
    ]
    return render(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml")
