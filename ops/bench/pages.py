"""What pages cost the servers in CPU time, cached ones and those that Django makes, beside the least that could be.

A cached page stands beside a bare WSGI function of the same packed bytes under the same gunicorn, and, behind nginx,
beside a file that nginx serves; a page that Django makes beside a bare Django view that hands out the same bytes.
Ratios are the cost of the bare one over that of the page: 0.1 of a bare view costs ten times as much.
"""

import re
import shutil
import time

from ops.bench.measure import Measurement, Target, cpu_per_page, ratio_of, show
from ops.bench.nginx import nginx_before
from ops.bench.sites import BenchSite, BenchSites

STORIES = 10_000
PAGES = {
    "front_uncached": "/",
    "section_uncached": "/section/mindanao/",
    "story_uncached": "/story-100/",
    "feed_uncached": "/feed/",
    "search_uncached": "/search/?q=harbor",
}
BEACONS_WANTED = 1_000  # a second


def measure(sites: BenchSites, _stories: int) -> list[Measurement]:
    """Each page and its bare copy, of every checkout, in alternating rounds."""
    measured = sites.of(STORIES)
    rows = [_cached_page(measured), *_behind_nginx(measured)]
    for name, path in PAGES.items():
        pairs = [(site.target(path), bare_view(site, path, name)) for site in measured]
        size = len((measured[0].var / "bench" / name).read_bytes())
        rows.append(_row(name, pairs, f"a bare Django view of the same {size} bytes"))
    rows.append(_beacons(measured))
    show("CPU time per page", rows)
    return rows


def bare_view(site: BenchSite, path: str, name: str) -> Target:
    """A bare Django view of the site (urls.py) that hands out a page's bytes, kept for it under a name."""
    with_gzip = site.target(path)
    (site.var / "bench" / name).write_bytes(with_gzip.fetch(with_gzip.connect(), packed=False))
    return site.target(f"/bench/{name}")


def _row(name: str, pairs: list[tuple[Target, Target]], compared_with: str) -> Measurement:
    """`pairs` are (page, bare one) of this checkout, and of the older one where it is measured too."""
    figures = cpu_per_page([target for pair in pairs for target in pair])
    ratio, spread = ratio_of(figures[1], figures[0])
    value, bare = min(figures[0]), min(figures[1])
    before = ratio_of(figures[3], figures[2])[0] if len(pairs) > 1 else None
    return Measurement(
        name, round(value, 3), "ms CPU", f"{compared_with}, {bare:.3f} ms", ratio, spread, before
    )


def _cached_page(sites: list[BenchSite]) -> Measurement:
    """The front page from the page cache; its packed bytes stay in VAR_DIR for the next row, too."""
    pairs = []
    for site in sites:
        page = site.target(f"{site.checkout.cached}/")
        (site.var / "bench" / "front.gz").write_bytes(page.fetch(page.connect()))
        pairs.append((page, site.target("/bare/front.gz")))
    return _row("cached_page", pairs, "a bare WSGI function of the same packed bytes")


def _behind_nginx(sites: list[BenchSite]) -> list[Measurement]:
    if not shutil.which("nginx"):
        print("\nNOT MEASURED behind nginx: it is not installed.")
        return []
    with nginx_before(sites) as homes:
        pairs = []
        for site, (home, nginx) in zip(sites, homes, strict=True):
            file = Target(f"{home}/static/bench.html", (nginx,))
            pairs.append((Target(f"{home}/", (nginx, site.pid)), file))
        return [
            _row(
                "cached_behind_nginx", pairs, "nginx serving the same bytes from a packed file, logged alike"
            )
        ]


def _beacons(sites: list[BenchSite]) -> Measurement:
    """Beacons taken in per second of CPU, beside how many have to be; all of them must be counted."""
    targets, lost = [], 0
    for site in sites:
        page = site.target(f"{site.checkout.cached}/story-100/")
        beacon = re.search(rb'data-beacon="([^"]+)"', page.fetch(page.connect(), packed=False))
        assert beacon
        targets.append(site.target(f"{site.checkout.cached}{beacon[1].decode()}", "POST"))
    before = _views(sites[0])
    figures = cpu_per_page(targets)
    until = time.monotonic() + 10
    while (lost := before + targets[0].served - _views(sites[0])) and time.monotonic() < until:
        time.sleep(0.5)
    rates = [[1_000 / cost for cost in costs] for costs in figures]
    ratio, spread = ratio_of(rates[0], [BEACONS_WANTED] * len(rates[0]))
    earlier = ratio_of(rates[1], [BEACONS_WANTED] * len(rates[1]))[0] if len(rates) > 1 else None
    told = f"{BEACONS_WANTED:,} a second; {lost} of {targets[0].served} lost"
    return Measurement("beacons", round(max(rates[0])), "1/s CPU", told, ratio, spread, earlier)


def _views(site: BenchSite) -> int:
    """All page views that are in the site's database."""
    script = (
        "import django; django.setup(); from readership.models import DailyViews; from django.db.models import Sum;"
        "print(DailyViews.objects.aggregate(n=Sum('views'))['n'] or 0)"
    )
    return int(site.run("-c", script))
