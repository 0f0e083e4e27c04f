"""`manage.py demo` fills an empty paper, twice without harm, and never touches a real one."""

import itertools
import os
import re
import stat
from collections import Counter, defaultdict

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import models
from django.urls import reverse
from PIL import Image as Pillow

from advertising.banners.flights import first_unbooked_day, flights_without_banner
from advertising.models import Enquiry, Insertion, Placement, Quote, RateCard
from articles.models import Article, Correction, ScheduledChange
from demo import markup, picture_files
from demo.drafts import STORIES
from demo.newspaper import HERE
from demo.story_files import read_stories
from images.models import Image
from legalnotices.models import Notice
from people.models import User
from readership.trending import trending
from richtext.sanitise import clean
from tests.factories import make_article

# What a stranger finds on the first screen of these accounts.
COMES = (
    "Comes next by itself",
    "Under embargo, not published yet",
    "Just published",
    "Licences that end soon",
)
AT_FIRST = {
    "reporter": ("Sent back to you", "Notes for you", "Your drafts", *COMES),
    "sub": ("Waiting for you", "Links that lead nowhere", *COMES),
    "editor": ("Waiting for you", "Links that lead nowhere", *COMES),
    "chief": ("Waiting for you", "Enquiries nobody has answered", *COMES),
    "advertising": ("Enquiries nobody has answered", "Sold on the website, and no banner yet"),
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch, settings, tmp_path):
    """The demo as it is, with small pictures."""
    small = tmp_path / "small"
    small.mkdir()
    for file in picture_files.FOLDER.iterdir():
        with Pillow.open(file) as picture:
            picture.thumbnail((180, 180), Pillow.Resampling.NEAREST)
            picture.save(small / file.name, quality=50, method=0)
    monkeypatch.setattr(picture_files, "FOLDER", small)
    monkeypatch.setattr(os, "nice", lambda more: None)
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def texts_with(words):
    """Every text of the paper's own tables that has these words in it."""
    for model in apps.get_models():
        for column in model._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField):
                for (text,) in model.objects.filter(**{f"{column.name}__icontains": words}).values_list(
                    column.name
                ):
                    yield f"{model.__name__}.{column.name}: {text[:80]}"


def test_the_demo_opens_a_whole_newspaper_and_is_idempotent(quick, client, capsys, tmp_path):
    call_command("demo", newest=12)
    told = capsys.readouterr().out
    assert "Traceback" not in told
    assert Article.objects.count() == 12
    front = client.get("/").content.decode()
    assert "has not been published yet" not in front
    pictures = set(re.findall(r"/media/pictures/[^\s\"]+", front))
    assert pictures
    assert {client.get(address).status_code for address in pictures} == {200}
    call_command("demo", finish=True)
    assert "complete" in capsys.readouterr().out
    call_command("demo", finish=True)
    assert capsys.readouterr().out == ""
    count, drawn = Article.objects.count(), Image.objects.count()
    assert count - len(STORIES) == len(read_stories()) >= 60
    assert Article.objects.published().filter(section__slug="sports").exists()
    for address in (
        "/",
        "/section/mindanao/",
        "/search/?q=ferry",
        "/about/profile/",
        "/about/advertising-rates/",
    ):
        assert client.get(address).status_code == 200
    assert "has not been published yet" not in client.get("/").content.decode()
    assert {c.kind for c in Correction.objects.all()} >= {"update", "clarification", "correction", "apology"}
    assert len(trending()) == 5
    assert list(texts_with(settings.SITE_URL)) == [], "another port would make it a dead end"
    assert RateCard.objects.current().rates.count() > 10
    assert RateCard.objects.count() == 2
    assert Enquiry.objects.overdue().count() == 1
    assert not Enquiry.objects.pending().exists()
    assert not Quote.objects.pending().exists()
    assert ScheduledChange.objects.count() == 1
    assert client.get("/whales-get-a-slow-lane-in-the-halcyon-passage/").status_code == 410

    password = (tmp_path / "demo-password").read_text().strip()
    assert password in told
    assert stat.S_IMODE((tmp_path / "demo-password").stat().st_mode) == 0o600
    assert client.login(username="editor", password=password)

    for account, waits in AT_FIRST.items():
        assert client.login(username=account, password=password)
        page = client.get(reverse("admin:index")).content.decode()
        assert [title for title in waits if f">{title}</h2>" not in page] == [], account

    call_command("demo")
    assert (Article.objects.count(), Image.objects.count(), User.objects.count()) == (count, drawn, 6)
    assert (RateCard.objects.count(), Enquiry.objects.count(), Quote.objects.count()) == (2, 3, 2)
    assert (Notice.objects.count(), Notice.objects.published().count()) == (4, 3)
    # Four of what was bought, three of each notice, one of a candidate, two on the website.
    assert Insertion.objects.count() == 4 + 4 * 3 + 1 + 2
    # What runs is sold, and the desk is told what is sold and does not run.
    (sold,) = Placement.objects.filter(item__isnull=False)
    assert [one.banners for one in Insertion.objects.flights()] == [[sold], []]
    assert first_unbooked_day(sold, set()) is None
    assert [one.place.slot for one in flights_without_banner()] == ["leaderboard"]
    assert (tmp_path / "demo-password").read_text().strip() == password


def test_a_server_that_has_ended_is_followed_and_the_next_one_finishes(quick, monkeypatch):
    call_command("demo", newest=2)
    parents = itertools.chain([1, 1], itertools.repeat(2))
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    with pytest.raises(SystemExit):
        call_command("demo", finish=True)
    assert Article.objects.count() == 2
    assert (settings.VAR_DIR / "demo-unfinished").exists()


def test_a_real_paper_is_left_alone(quick):
    make_article("A real story")
    with pytest.raises(CommandError, match="A real story"):
        call_command("demo")
    assert Article.objects.count() == 1
    assert not User.objects.exists()
    call_command("demo", if_empty=True)
    assert Article.objects.count() == 1


def test_the_edition_is_what_was_promised():
    edition = read_stories()
    lengths = [len(text.split()) for _, text in edition]
    assert len(edition) >= 60
    assert sum(length >= 300 for length in lengths) >= len(edition) / 3
    sections = Counter(fields["section"] for fields, _ in edition)
    assert len(sections) == 10
    assert min(sections.values()) >= 4
    assert {"en", "fil", "ceb", "cbk"} <= {fields.get("language", "en") for fields, _ in edition}
    assert sum("source" in fields for fields, _ in edition) >= 5
    assert not any("lorem ipsum" in text.lower() for _, text in edition)


def test_no_text_of_the_demo_loses_anything():
    ours = defaultdict(lambda: "/media/pictures/0123456789abcdef0123/whole-1200.jpg")
    texts = [text for _, text in read_stories()] + [fields["text"] for fields in STORIES]
    texts += [page.read_text() for page in (HERE / "pages").glob("*.md")]
    assert len(texts) > 40
    assert [str(lost) for text in texts if (lost := clean(markup.to_html(text, ours)).left_out)] == []
