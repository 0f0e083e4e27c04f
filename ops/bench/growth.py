"""What a page costs in a larger archive, beside the same page at 10,000 stories: one client, in turns."""

from ops.bench.load import in_turns
from ops.bench.report import Row, show

BASE = 10_000
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


def measure(papers, stories):
    """A table for each kind of page; of each, the worst page is a row of the report."""
    small, large = papers.of(BASE), papers.of(stories)
    worst = []
    for name, (title, addresses) in KINDS.items():
        rows = []
        for page, address in addresses.items():
            before, after = in_turns([(paper, address_of(address, paper)) for paper in (small, large)])
            against = f"{before:.1f} ms at {BASE:,}"
            rows.append(Row(page, round(after, 1), "ms", against, round(after / before, 2)))
        show(f"{title} at {stories:,} stories", rows)
        row = max(rows, key=lambda row: row.ratio)
        against = f"{row.name}: {row.value} ms at {stories:,} stories, {row.compared_with}"
        worst.append(Row(name, row.ratio, "times", against, row.ratio))
    show("The worst of each", worst)
    return worst


def address_of(address, paper):
    month = paper.landmarks["month"].replace("/", "-")
    return address.format(month_dashed=month, **paper.landmarks)
