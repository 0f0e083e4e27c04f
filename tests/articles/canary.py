"""A story of words that stand nowhere else, with everything that could tell of it, and every way to hide it."""

import datetime as dt
import re

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import Correction
from articles.publishing import save_story
from frontpage.models import BreakingNews
from readership.models import DailyViews
from tests.factories import make_article, make_person, make_picture, make_source, section
from tests.frontpage.fronts import make_layout
from wordpress.models import ImportedItem

HOUR = dt.timedelta(hours=1)
WORD = re.compile(rb"quokka[a-z]*", re.IGNORECASE)
SLUG = "quokkaslug"  # as long as NOBODYS, so that two answers can be compared
NOBODYS = "nobodyslug"

# Fields of the story, and of its source; times are relative to now. The first three were out before.
HIDDEN = {
    "withdrawn": ({"status": "withdrawn"}, {}),
    "withdrawn and then spiked": ({"status": "spiked"}, {}),
    "licence over": ({"published_at": -25 * HOUR}, {"licence_days": 1}),
    "draft": ({"status": "draft", "published_at": None}, {}),
    "with the sub-editor": ({"status": "review", "published_at": None}, {}),
    "sent back": ({"status": "returned", "published_at": None}, {}),
    "approved": ({"status": "approved", "published_at": None}, {}),
    "approved with a time": ({"status": "approved"}, {}),
    "spiked": ({"status": "spiked", "published_at": None}, {}),
    "scheduled": ({"published_at": HOUR}, {}),
    "embargoed": ({"embargoed_until": HOUR}, {}),
    "withdrawn before its time": ({"status": "withdrawn", "published_at": HOUR}, {}),
    "withdrawn before its embargo": ({"status": "withdrawn", "embargoed_until": HOUR}, {}),
    "licence over before its embargo": (
        {"published_at": -25 * HOUR, "embargoed_until": HOUR},
        {"licence_days": 1},
    ),
    "before its source's delay": ({"original_published_at": -HOUR}, {"delay_hours": 2}),
}
TOLD_AS_GONE = ("withdrawn", "licence over")

LISTS = ["", "/section/mindanao", "/section/sports", "/tag/mangroves", "/people/tala-mercadejas"]
SURFACES = [
    *(f"{place}/" for place in LISTS),
    *(f"{place}/feed/{form}" for place in [*LISTS, "/corrections"] for form in ("", "atom/", "json/")),
    *("/newest/", "/people/", "/archive/", "/archive/{day:%Y}/", "/archive/{day:%Y/%m}/"),
    *("/archive/{day:%Y/%m/%d}/", "/{day:%Y/%m/%d}/", "/sitemap.xml", "/sitemap-news.xml"),
    *("/sitemaps/pages.xml", "/sitemaps/{day:%Y-%m}.xml", "/corrections/", "/robots.txt"),
    *("/search/?q=mangroves", "/search/?q=mangroves&section=sports", "/search/?q=mangrvoes"),
    *("/another/", "/an-older-one/", "/a-newer-one/", "/no-such-page/"),
    *("/?p=4711", "/?p=4711&feed=rss2", "/an-old-address/", "/2019/05/an-old-address/", "/draft/AAAA/"),
    *("/beacon/{story.pk}/", "/admin/articles/article/{story.pk}/change/"),
    *("/admin/articles/article/{story.pk}/preview/", "/admin/r/{kind.pk}/{story.pk}/"),
    *("/category/mindanao/", "/author/tala-mercadejas/", "/tag/mangroves/page/2/", "/feed/rss2/", "/page/2/"),
    *("/{day:%Y}/", "/{day:%Y/%m}/", "/{day:%Y_%m}_01_archive.html", "/wp-json/wp/v2/posts/4711"),
    *("/wp-content/uploads/2026/05/mangroves.jpg", "/about/", "/about/advertising-rates/"),
]
# Of these the address itself has the word: they must answer as for a story that nobody ever wrote.
OWN = [
    *("/{slug}/", "/{slug}", "//{slug}/", "/{slug}/?preview=true", "/{slug}/feed/", "/{slug}/amp/"),
    *("/{slug}/2/", "/2026/05/{slug}/", "/2026/05/{slug}.html", "/2026/05/03/{slug}/feed/"),
    *("/tag/{slug}/", "/tag/{slug}/feed/", "/search/?q={slug}", "/category/news/{slug}/"),
]


def make_canary(now):
    """The story, out and shown wherever a story can be, and three others beside it."""
    source = make_source(told="ours", is_in_news_sitemap=True)
    another = make_article("Another", published_at=now - 3 * HOUR, tags=["harbors"])
    make_article("An older one", published_at=now - 4 * HOUR, tags=["mangroves"])
    person = make_person()
    story = make_article(
        "Quokkahead",
        slug="an-old-address",
        kicker="Quokkakick",
        standfirst="Quokkastand",
        body="<p>Quokkabody among the mangroves.</p>",
        lead_picture=make_picture(alt_text="Quokkaalt", caption="Quokkacaption", credit="Quokkacredit"),
        lead_caption="Quokkaleadcaption",
        original_author="Quokkaauthor",
        source=source,
        translation_of=another,
        published_at=now - 2 * HOUR,
        further=[section("sports")],
        tags=["mangroves", SLUG],
        by=[person, "Quokkaname"],
    )
    story.slug = SLUG
    save_story(story)
    make_article("A newer one", published_at=now - HOUR, tags=["mangroves"], translation_of=story)
    another.picks.add(story)
    for kind in ("correction", "update"):
        Correction.objects.create(article=story, kind=kind, text=f"Quokka{kind}")
    BreakingNews.objects.create(text="Quokkabreaking", story=story, ends_at=now + 2 * HOUR)
    for front in (None, section("mindanao"), section("sports")):
        make_layout([story], front, starts_at=now - HOUR)
    DailyViews.objects.create(article=story, day=timezone.localdate(), views=1_000)
    ImportedItem.objects.create(
        site="old.example.org", kind="story", wordpress_id="4711", path="/an-old-address/", story=story
    )
    return story


def hide(story, name, now):
    """Takes the story away from readers in the way of that name."""
    fields, terms = HIDDEN[name]
    for field, value in terms.items():
        setattr(story.source, field, value)
    story.source.save()
    for field, value in fields.items():
        setattr(story, field, now + value if isinstance(value, dt.timedelta) else value)
    save_story(story)


def addresses(story, surfaces=SURFACES, slug=SLUG):
    """The surfaces' addresses."""
    day, kind = timezone.localtime(story.published_at), ContentType.objects.get_for_model(story)
    return [surface.format(story=story, day=day, kind=kind, slug=slug) for surface in surfaces]


def words_in(headers, body):
    """The canary's words in an answer, headers and all."""
    said = b"\n".join(f"{name}: {value}".encode() for name, value in headers.items()) + b"\n" + body
    return {word.decode().lower() for word in WORD.findall(said)}
