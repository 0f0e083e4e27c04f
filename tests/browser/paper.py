"""A small paper with one page of every type, to be read in a browser."""

import datetime as dt

from django.utils import timezone

from articles.models import Article, Correction
from newspaper.models import Newspaper, Office
from sections.models import Section
from tests.advertising.rates.factories import make_card
from tests.factories import make_article, make_person, make_picture, make_source, section

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
BODY = f"""
<p>The first boat left at <strong>six</strong>, says <a href="https://example.org/">the port</a>.</p>
<h2>What it carried</h2><ul><li>Ice</li><li>Rice</li></ul>
<blockquote class="pull-quote"><p>We waited two days.</p></blockquote>
<aside class="fact-box"><h3>In numbers</h3><p>Forty sacks.</p></aside>
<table><thead><tr><th scope="col">Boat</th><th scope="col">Leaves</th></tr></thead>
<tbody><tr><th scope="row">Tres Amigas</th><td>6:00</td></tr></tbody></table>
<figure class="image"><img src="%s" alt="A quay"><figcaption>At dawn.</figcaption></figure>
<p>{VIDEO}</p>
"""


def set_a_paper():
    """Fills the paper and returns its addresses by what is to be seen there."""
    picture = make_picture(alt_text="A ferry leaves the quay", caption="The quay")
    writer = make_person(biography="<p>Writes about boats.</p>", title="Reporter", portrait=picture)
    hours = iter(range(1, 1_000))

    def story(headline, **fields):
        at = timezone.now() - dt.timedelta(hours=next(hours))
        return make_article(headline, **{"published_at": at, "lead_picture": picture} | fields)

    ferries = story(
        "Ferries sail again",
        kicker="Ports",
        further=[section("featured")],
        by=[writer, "A correspondent in Jolo"],
        tags=["ferries"],
        body=BODY % picture.rendition_url("whole", 1200, "jpg"),
    )
    for kind in (Correction.Kind.CORRECTION, Correction.Kind.RETRACTION):
        Correction.objects.create(article=ferries, kind=kind, text="The first boat left at six, not at nine.")
    tides = story(
        "Aalis muli ang mga bapor", language="fil", translation_of=ferries, tags=["ferries"], by=[writer]
    )
    wire = story("Salt crosses the strait", source=make_source(), original_url="https://example.org/salt")
    over = story(
        "Whales pass",
        source=make_source("Strait Desk", licence_days=2),
        original_url="https://example.org/whales",
        published_at=timezone.now() - dt.timedelta(days=3),
    )
    for place in Section.objects.all():
        for number in range(4):
            story(f"News of {place.name}, {number}", section=place, by=[writer])
    for number in range(20):
        story(f"A brief of the day, {number}", section=section(), lead_picture=None)
    open_the_office()
    make_card(
        rates=[{"detail": "6 columns × 52 cm"}, {"name": "Half page", "vat": "inclusive"}],
        notes="Bring a PDF.",
    )
    stories = {
        "story": ferries,
        "Filipino": tides,
        "syndicated": wire,
        "licence over": over,
        "person": writer,
    }
    own = {name: page.get_absolute_url() for name, page in stories.items()}
    return own | addresses_of_lists(timezone.localtime(ferries.live_from))


def addresses_of_lists(day):
    """Where the pages are that belong to no single story, by what is to be seen there."""
    return {
        "front": "/",
        "section": "/section/mindanao/",
        "older": f"/newest/?before={Article.objects.published().page().older}",
        "tag": "/tag/ferries/",
        "people": "/people/",
        "newest": "/newest/",
        "archive": "/archive/",
        "year": f"/archive/{day:%Y}/",
        "month": f"/archive/{day.year}/{day.month}/",
        "day": f"/archive/{day.year}/{day.month}/{day.day}/",
        "corrections": "/corrections/",
        "search": "/search/?q=ferries",
        "search form": "/search/",
        "nothing found": "/search/?q=zzqq",
        "contact": "/about/contact/",
        "profile": "/about/profile/",
        "rates": "/about/advertising-rates/",
        "not found": "/no-such-page/",
        "not understood": "/%00/",
    }


def open_the_office():
    """What an editor fills in on the first day."""
    paper = Newspaper.objects.get()
    Office.objects.create(
        newspaper=paper,
        name="Zamboanga City",
        address="14 Calle Almendras",
        telephones="(062) 555 0114 newsroom",
        hours="Monday to Saturday, 8 to 6",
    )
