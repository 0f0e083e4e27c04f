"""A small newsroom to test in: plain functions that make what a test needs, and a fixed cast."""

import datetime as dt
import hashlib
import io
import itertools
import shutil
from unittest import mock

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow

from articles.models import Article, Byline
from articles.publishing import save_story
from images import library, renditions
from images.worker_pool import make_renditions
from people.models import Person, User
from sections.models import Section
from sources.models import Source

_number = itertools.count(1)


def make_user(username="", role="", **fields):
    """Somebody who signs in; `role` is one of the newsroom's groups, or "" for none."""
    user = User.objects.create_user(
        username or f"user{next(_number)}", password="the tide turns at six", **{"is_staff": True} | fields
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_person(name="Tala Mercadejas", **fields):
    return Person.objects.create(name=name, **{"slug": name.lower().replace(" ", "-")} | fields)


def make_source(name="Harbor Wire", **fields):
    return Source.objects.create(
        name=name, **{"headline_suffix": "Harbor Wire", "home_page": "https://example.org/"} | fields
    )


def section(slug="mindanao"):
    """One of the eleven that every paper has."""
    return Section.objects.get(slug=slug)


def make_article(headline="", *, further=(), tags=(), by=(), **fields):
    """A published story of an hour ago, unless `fields` say otherwise; `by` are people or plain names."""
    number = next(_number)
    fields = {
        "headline": headline or f"Ferries sail again, day {number}",
        "section": None,
        "standfirst": "The strait is calm.",
        "body": "<p>The first boat left at six.</p>",
        "status": Article.Status.PUBLISHED,
        "published_at": timezone.now() - dt.timedelta(hours=1),
    } | fields
    fields["section"] = fields["section"] or section()
    story = save_story(Article(**fields), further=further)
    for position, who in enumerate(by):
        names = {"person": who} if isinstance(who, Person) else {"name": who}
        Byline.objects.create(article=story, position=position, **names)
    if tags:
        story.tags.set(tags)
    return story


def make_picture(seed=0, size=(1200, 800), **fields):
    """A picture in the library, drawn for the test; decoded once in a run for each seed and size."""
    drawn = Pillow.linear_gradient("L").resize(size).convert("RGB")
    drawn.putpixel((0, 0), (seed % 256, seed // 256 % 256, 7))
    data = io.BytesIO()
    drawn.save(data, "JPEG", quality=90, comment=str(seed).encode())  # one file per seed
    details = {"alt_text": "A boat", "credit": "Efren Lim"} | fields
    with mock.patch.object(library, "make_renditions", _make_renditions_once):
        return library.add_picture(ContentFile(data.getvalue(), f"boat{seed}.jpg"), **details)


# What the decoder said, and where the renditions lie, by the original's hash and the focal point.
_decoded = {}


def _make_renditions_once(source, folder, focal, shapes=tuple(renditions.SHAPES)):
    """As `images.worker_pool.make_renditions`, which takes a second, with a copy of what it made before."""
    key = hashlib.sha256(source.read_bytes()).hexdigest(), focal, shapes
    if key not in _decoded:
        told = make_renditions(source, folder, focal, shapes)
        kept = settings.VAR_DIR / "decoded" / str(len(_decoded))
        shutil.copytree(folder, kept)
        _decoded[key] = told, kept
    told, kept = _decoded[key]
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    return told
