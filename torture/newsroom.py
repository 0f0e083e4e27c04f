"""What editors do during an attack; imported only by a process at a desk (torture/desk.py)."""

import datetime as dt
import time

import django

django.setup()

from django.db import close_old_connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Byline, Correction, Tag  # noqa: E402
from articles.publishing import publish, save_story, withdraw  # noqa: E402
from people.models import Person  # noqa: E402
from sections.models import Section  # noqa: E402

SECTION, TAG, PERSON = "mindanao", "subject-1", "reporter-1"


def take_away(slug):
    """Withdraws a story; returns the moment after the commit, as time.time() counts."""
    close_old_connections()
    withdraw(Article.objects.get(slug=slug))
    return time.time()


def touch(slug, headline):
    """Gives a story another headline; returns the moment after the commit."""
    close_old_connections()
    story = Article.objects.get(slug=slug)
    story.headline = headline
    save_story(story)
    return time.time()


@transaction.atomic
def _say_everywhere(slug, token):
    """Writes one token into all that a story's pages show of it, over several tables, in one transaction."""
    story = Article.objects.get(slug=slug)
    story.headline, story.standfirst, story.body = f"Turn {token}", f"Stand {token}.", f"<p>Text {token}.</p>"
    save_story(story)
    story.corrections.all().delete()
    Correction.objects.create(article=story, text=f"Mended {token}.")
    story.bylines.all().delete()
    Byline.objects.create(article=story, name=f"Writer {token}")


def say_everywhere(slug, token):
    """As above; returns the moment after the commit."""
    close_old_connections()
    _say_everywhere(slug, token)
    return time.time()


def schedule(token, moment):
    """A new story with a token in its headline and its address, that appears on every surface at `moment`."""
    close_old_connections()
    story = Article(
        headline=f"Token{token} sails",
        slug=f"token{token}",
        standfirst=f"Of token{token}.",
        body=f"<p>{'harbour ' * 60}</p>",
        section=Section.objects.get(slug=SECTION),
    )
    publish(story, at=dt.datetime.fromtimestamp(moment, dt.UTC))
    Byline.objects.create(article=story, person=Person.objects.get(slug=PERSON))
    story.tags.add(Tag.objects.get(slug=TAG))


def surfaces():
    """Addresses of every kind on which the newest stories of SECTION by PERSON under TAG appear."""
    today = timezone.localdate()
    lists = [f"/section/{SECTION}/", f"/tag/{TAG}/", f"/people/{PERSON}/"]
    feeds = ["/feed/", "/feed/atom/", "/feed/json/", *(f"{place}feed/" for place in lists)]
    archive = [f"/archive/{today:%Y/%m/%d}/", f"/archive/{today:%Y/%m}/", f"/archive/{today:%Y}/"]
    sitemaps = ["/sitemap-news.xml", f"/sitemaps/{today:%Y-%m}.xml"]
    return ["/", "/newest/", *lists, *archive, *feeds, *sitemaps, "/search/?q=harbour"]
