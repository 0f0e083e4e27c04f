"""What a page costs in a larger archive: the wait of one reader, beside the same page at 10,000 stories, in turns."""

import statistics

from ops.bench.measure import Measurement, ratio_of, show, waits
from ops.bench.pages import bare_view
from ops.bench.sites import BenchSite, BenchSites

BASE = 10_000
STARTS = 3
SEARCHES = {
    "a word in 22 % of stories": "q=harbor",
    "in 5 %": "q=ferry",
    "in 1 %": "q=verdict",
    "in twenty stories": "q=regatta",
    "in none": "q=zeppelin",
    "a beginning: har": "q=har",
    "two words": "q=harbor+ferry",
    "22 %, one section": "q=harbor&section=sports",
    "twenty, one section": "q=regatta&section=sports",
    "22 %, one year": "q=harbor&year=2015",
    "22 %, page 2,000 of all": "q=harbor&before={deep}",
    "1 %, page 2,000 of all": "q=verdict&before={deep}",
}
PUBLIC = {
    "front page": "/",
    "section": "/section/mindanao/",
    "section, deep": "/section/mindanao/?before={deep}",
    "newest": "/newest/",
    "newest, page 2,000": "/newest/?before={deep}",
    "newest, back from there": "/newest/?after={deep}",
    "tag": "/tag/subject-0/",
    "tag, deep": "/tag/subject-0/?before={deep}",
    "person": "/people/reporter-0/",
    "person, deep": "/people/reporter-0/?before={deep}",
    "archive": "/archive/",
    "archive, a month": "/archive/{month}/",
    "archive, an old month": "/archive/{deep_month}/",
    "story": "/story-100/",
    "old story": "/story-8442/",
    "feed": "/feed/",
    "section feed": "/section/mindanao/feed/json/",
    "tag feed": "/tag/subject-0/feed/atom/",
    "sitemap": "/sitemap.xml",
    "sitemap, a month": "/sitemaps/{month_dashed}.xml",
    "news sitemap": "/sitemap-news.xml",
    "people": "/people/",
    "rates": "/about/advertising-rates/",
}
LIST = "/admin/articles/article/"
STORY_LIST = {
    "all": LIST,
    "page 19": f"{LIST}?p=19",
    "drafts": f"{LIST}?state=draft",
    "published": f"{LIST}?state=published",
    "a section": f"{LIST}?section__id__exact=3",
    "a source": f"{LIST}?source__id__exact=1",
    "mine": f"{LIST}?mine=1",
    "search 22 %": f"{LIST}?q=harbor",
    "search, twenty": f"{LIST}?q=regatta",
    "search, none": f"{LIST}?q=zeppelin",
}
LAYOUTS = {
    "40 slots": "/admin/frontpage/layout/{layout}/change/",
    "40 slots, preview": "/admin/frontpage/layout/{layout}/preview/",
    "all": "/admin/frontpage/layout/",
}
KINDS = {
    "growth_worst": ("Public pages", PUBLIC),
    "growth_search": ("Search", {name: f"/search/?{query}" for name, query in SEARCHES.items()}),
    "growth_story_list": ("The newsroom's story list", STORY_LIST),
    "growth_layouts": ("Laying out a front", LAYOUTS),
}


SEARCHED = {10_000: "search_10k_ms", 100_000: "search_100k_ms"}


def measure(sites: BenchSites, stories: int) -> list[Measurement]:
    """A table for each kind of page; of each, the worst page is a row of the report."""
    worst = []
    for name, (title, addresses) in KINDS.items():
        rows = [_grown(sites, stories, page, address) for page, address in addresses.items()]
        show(f"{title} at {stories:,} stories", rows)
        row = max(rows, key=lambda row: row.ratio)
        before = max((row.before for row in rows if row.before), default=None)
        told = f"{row.name}: {row.value} ms at {stories:,} stories, {row.compared_with}"
        worst.append(Measurement(name, row.ratio, "times", told, row.ratio, row.spread, before))
    show("The worst of each", worst)
    return worst


def _grown(sites: BenchSites, stories: int, page: str, address: str) -> Measurement:
    """One page in the larger archive, beside itself in the smaller one."""
    targets = [
        site.target(address_of(address, site))
        for small, large in zip(sites.of(BASE), sites.of(stories), strict=True)
        for site in (large, small)
    ]
    figures = waits(targets)
    ratio, spread = ratio_of(figures[0], figures[1])
    before = ratio_of(figures[2], figures[3])[0] if len(figures) > 2 else None
    told = f"{statistics.median(figures[1]):.1f} ms at {BASE:,}"
    return Measurement(page, round(statistics.median(figures[0]), 1), "ms", told, ratio, spread, before)


def address_of(address: str, site: BenchSite) -> str:
    """An address with the places of the site's archive in it (archive.landmarks)."""
    month = site.landmarks["month"].replace("/", "-")
    return address.format(month_dashed=month, **site.landmarks)


def measure_search(sites: BenchSites, _stories: int) -> list[Measurement]:
    """The whole request of a search for a word in 22 % of the stories, beside a bare Django view of the same bytes."""
    rows, path = [], "/search/?q=harbor"
    for stories, name in SEARCHED.items():
        pairs = [(site.target(path), bare_view(site, path, "one-search")) for site in sites.of(stories)]
        figures = waits([target for pair in pairs for target in pair])
        ratio, spread = ratio_of(figures[0], figures[1])
        before = ratio_of(figures[2], figures[3])[0] if len(pairs) > 1 else None
        value, bare = statistics.median(figures[0]), statistics.median(figures[1])
        told = f"bare Django view of the same bytes, {bare:.1f} ms"
        if before is not None:
            told += f"; before {statistics.median(figures[2]):.1f} ms"
        rows.append(Measurement(name, round(value, 1), "ms", told, ratio, spread, before))
    show("Search for a word in 22 % of the stories, one client", rows)
    return rows


def measure_start(sites: BenchSites, stories: int) -> list[Measurement]:
    """A worker's memory after every page has been read, and how soon after its start the front page is handed out."""
    memory, seconds = {}, {}
    for site in (sites.of(BASE)[0], sites.of(stories)[0]):
        for _, addresses in KINDS.values():
            for address in addresses.values():
                for _ in range(5):
                    site.fetch(address_of(address, site))
        memory[site.stories] = site.worker_memory()
        seconds[site.stories] = statistics.median(_restart(site) for _ in range(STARTS))
    rows = [
        _beside_base("worker_mb", "MB", memory, stories, 0),
        _beside_base("first_byte_s", "s", seconds, stories, 2),
    ]
    show(f"A worker at {stories:,} stories", rows)
    return rows


def _restart(site: BenchSite) -> float:
    site.stop()
    return site.start()


def _beside_base(name: str, unit: str, figures: dict[int, float], stories: int, digits: int) -> Measurement:
    small, large = figures[BASE], figures[stories]
    told = f"{small:.{digits}f} {unit} at {BASE:,} stories"
    return Measurement(name, round(large, digits), unit, told, round(large / small, 2))
