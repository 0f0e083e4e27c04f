"""What editors do during an attack; imported only by the newsroom process (environment.py)."""

import datetime as dt
import json
import time
from collections.abc import Iterator

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import close_old_connections, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Byline, Correction, Revision, Tag  # noqa: E402
from articles.publishing import publish, save_story, withdraw  # noqa: E402
from articles.revisions import content_of  # noqa: E402
from articles.workflow import WORKFLOW  # noqa: E402
from newsroom.models import Autosave  # noqa: E402
from people.models import Person, User  # noqa: E402
from sections.models import Section  # noqa: E402

PASSWORD = "the tide turns at six"  # noqa: S105
SECTION, TAG, PERSON = "mindanao", "subject-1", "reporter-1"


def take_away(slug: str) -> float:
    """Withdraws a story; returns the moment after the commit, as time.time() counts."""
    close_old_connections()
    withdraw(Article.objects.get(slug=slug))
    return time.time()


def touch(slug: str, headline: str) -> float:
    """Gives a story another headline; returns the moment after the commit."""
    close_old_connections()
    story = Article.objects.get(slug=slug)
    story.headline = headline
    save_story(story)
    return time.time()


@transaction.atomic
def _say_everywhere(slug: str, token: str) -> None:
    """Writes one token into all that a story's pages show of it, over several tables, in one transaction."""
    story = Article.objects.get(slug=slug)
    story.headline, story.standfirst, story.body = f"Turn {token}", f"Stand {token}.", f"<p>Text {token}.</p>"
    save_story(story)
    story.corrections.all().delete()
    Correction.objects.create(article=story, text=f"Mended {token}.")
    story.bylines.all().delete()
    Byline.objects.create(article=story, name=f"Writer {token}")


def say_everywhere(slug: str, token: str) -> float:
    """As above; returns the moment after the commit."""
    close_old_connections()
    _say_everywhere(slug, token)
    return time.time()


def schedule(token: int, moment: float) -> None:
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


def surfaces() -> list[str]:
    """Addresses of every kind on which the newest stories of SECTION by PERSON under TAG appear."""
    today = timezone.localdate()
    lists = [f"/section/{SECTION}/", f"/tag/{TAG}/", f"/people/{PERSON}/"]
    feeds = ["/feed/", "/feed/atom/", "/feed/json/", *(f"{place}feed/" for place in lists)]
    archive = [f"/archive/{today:%Y/%m/%d}/", f"/archive/{today:%Y/%m}/", f"/archive/{today:%Y}/"]
    sitemaps = ["/sitemap-news.xml", f"/sitemaps/{today:%Y-%m}.xml"]
    return ["/", "/newest/", *lists, *archive, *feeds, *sitemaps, "/search/?q=harbour"]


def sit_down(username: str) -> str:
    """Signs an editor in, who is hired first where nobody has that name; returns what their browser's cookie says."""
    close_old_connections()
    user, is_new = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    if is_new:
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(Group.objects.get(name="Editor"))
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def begin(headline: str, body: str = "<p>One.</p>") -> int:
    """A new draft; returns its number."""
    close_old_connections()
    section = Section.objects.get(slug=SECTION)
    return save_story(Article(headline=headline, body=body, section=section)).pk


def half_saves(stories: str) -> list[str]:
    """What is only partly there of the saves of these stories, each a sentence; `stories` is a JSON list of numbers."""
    close_old_connections()
    return [half for story in Article.objects.filter(pk__in=json.loads(stories)) for half in _halves(story)]


def _halves(story: Article) -> Iterator[str]:
    kept = {revision.version: revision.content for revision in story.revisions.exclude(version=None)}
    acts = {act.version: act for act in story.acts.all()}
    if (kept or story.version > 1) and kept.get(story.version, {}).items() != content_of(story).items():
        yield f"{story}: version {story.version} is not in its history as it is"
    for version in range(2, story.version + 1):
        if version not in kept or version - 1 not in kept:
            yield f"{story}: there is no version {version} or {version - 1}"
            continue
        status = kept[version]["status"]
        if status != kept[version - 1]["status"] and version not in acts:
            yield f"{story}: version {version} is {status} by no act"
        if version in acts and WORKFLOW[acts[version].verb].ends != status:
            yield f"{story}: version {version} is {status} after {acts[version].verb}"
    yield from (f"{story}: an act of version {version}" for version in acts if version > story.version)


def lost_words(said: str) -> list:
    """Of [story, token or "", headline] as JSON, those whose headline is in no revision, or in no autosave."""
    close_old_connections()
    return [each for each in json.loads(said) if not _is_kept(*each)]


def _is_kept(story: int, token: str, headline: str) -> bool:
    if token:
        return any(each.headline == headline for each in Autosave.objects.filter(story=story, token=token))
    return Revision.objects.filter(story=story, content__headline=headline).exists()


def sign_out(username: str) -> None:
    """Ends every session of somebody, as when it has lasted too long."""
    close_old_connections()
    pk = str(User.objects.get(username=username).pk)
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == pk:
            session.delete()


def change_password(username: str) -> None:
    """Gives somebody a password anew, which ends their sessions: with another salt it is another hash."""
    close_old_connections()
    user = User.objects.get(username=username)
    user.set_password(PASSWORD)
    user.save()


def headline_of(story: int) -> str:
    """The headline of a story as it is saved."""
    close_old_connections()
    return Article.objects.get(pk=story).headline
