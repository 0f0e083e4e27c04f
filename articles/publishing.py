"""The acts of publishing, callable from the newsroom, a command and a test alike.

Each is one transaction. Whoever saves names the version they saw: a save against a newer one changes nothing
and raises `StoryConflict`, so that nobody's words are overwritten unseen.
"""

import copy
import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, ProtectedError
from django.utils import timezone

from addresses.keeping import tell_stored
from articles import revisions
from articles.models import Act, Article, ArticleSection, Correction, Revision
from articles.workflow import WORKFLOW
from people.models import Person, User
from sections.models import Section

SPIKED_FOR = dt.timedelta(days=30)
UNDO_WITHIN = dt.timedelta(seconds=10)
# The acts that can be undone, each with the act that does the same at any later time.
REVERSE = {"withdraw": "publish", "spike": "unspike"}
# When and where readers see a story: nothing old decides that.
WHEN_AND_WHERE = {"status", "published_at", "embargoed_until", "slug"}
# What `Article.derive_terms` makes of a published story when readers see it.
TERMS = ("published_at", "embargoed_until", "source", "original_published_at")


class NotPossible(Exception):
    """An act that does not follow from the state of a story, or wants a reason; the text says so to an editor."""


class NothingChanged(Exception):
    """A save would leave a story as it is; nothing was changed."""


class StoryConflict(Exception):
    """Somebody else has saved the story since it was read; nothing was changed."""


@transaction.atomic
def save_story(
    story: Article,
    *,
    by: User | None = None,
    further: Iterable[Section] | None = None,
    is_major: bool = False,
    is_whole: bool = True,
    reason: str = "",
) -> Article:
    """Saves a new or changed story and files it under its sections.

    `further` are the sections beside the primary one; None leaves them as they are. `is_major` moves the
    "Updated" time that readers see. The story is kept as a revision, by whom and why, unless more of it is still to
    be saved (`is_whole` False): the caller then calls `revisions.keep` at the end. Raises `StoryConflict` where the
    row is newer than `story.version`.
    """
    if story.pk:
        _claim(story)
        if is_major and story.is_published:
            story.updated_at = timezone.now()
        story.save()
    else:
        story.created_by = story.created_by or by
        story.save()
    _file_under(story, further)
    if is_whole and (by or story.version > 1):
        revisions.keep(story, by, reason)
    return story


def taken_off_by(stored: Article, story: Article, at: dt.datetime | None = None) -> str:
    """The one of TERMS by which `story` keeps from readers what they see of it as it is `stored`; "" where none does.

    Asked of a moment, now by default, and of a story that stays published: who withdraws one says so.
    """
    at = at or timezone.now()
    if story.status != Article.Status.PUBLISHED or not stored.is_published_at(at):
        return ""
    columns = [Article._meta.get_field(name).attname for name in TERMS]
    changed = {
        name
        for name, column in zip(TERMS, columns, strict=True)
        if getattr(story, column) != getattr(stored, column)
    }
    dated = copy.copy(story)
    dated.published_at = story.published_at or at
    opens, ends = dated.derive_terms()
    if not changed or (opens <= at and (ends is None or ends > at)):
        return ""
    if story.published_at and story.published_at > at:
        return "published_at"
    if story.embargoed_until and story.embargoed_until > at:
        return "embargoed_until"
    if "source" in changed:
        return "source"
    return "original_published_at" if opens > at else "published_at"


@transaction.atomic
def restore(story: Article, revision: Revision, *, by: User | None = None) -> list[str]:
    """Brings a story's words, pictures, sections, tags and names back as a revision has them; a save like any other.

    When and where readers see it, and its corrections, stay as they are. Returns the names of what could not be
    brought back, because it is no longer there. Raises as `write`, and `NothingChanged` where the story says all of it.
    """
    (content,) = revisions.today(revision.content)
    content.pop("corrections", None)
    reason = f"As in version {revision.version}" if revision.version else "Words kept aside"
    lost = write(story, content, by=by, reason=reason)
    if not lost and revisions.is_as_before(story, revisions.content_of(story)):
        raise NothingChanged
    return lost


@transaction.atomic
def write(story: Article, content: dict, *, by: User | None = None, reason: str = "") -> list[str]:
    """Makes the parts of a piece (articles/revisions.py) the story's own, but for when and where readers see it.

    Returns the names of what could not be, because it is no longer there. Corrections are added, none is taken away.
    Raises `NotPossible` where another source or another day of the original would take the story off the site.
    """
    stored, lost = copy.copy(story), []
    for field in revisions.FIELDS:
        if field.name in WHEN_AND_WHERE or field.name not in content:
            continue
        value = content[field.name]
        if field.is_relation and value and not field.related_model.objects.filter(pk=value).exists():
            lost.append(field.verbose_name)
        else:
            setattr(story, field.attname, field.to_python(value))
    if taken_off_by(stored, story):
        raise NotPossible(f"Its source's delay or licence would take “{stored.headline}” off the site.")
    further = Section.objects.filter(pk__in=content["sections"]) if "sections" in content else None
    save_story(story, by=by, further=further, is_whole=False)
    if "tags" in content:
        story.tags.set(content["tags"])
    if "picks" in content:
        story.picks.set(Article.objects.filter(pk__in=content["picks"]))
    if "bylines" in content:
        lost += _name(story, content["bylines"])
    _correct(story, content.get("corrections", []))
    revisions.keep(story, by, reason[:200])
    return lost


def _correct(story, rows):
    """Adds the corrections that a story does not have yet."""
    known = revisions.to_the_minute(revisions.content_of(story))["corrections"] if rows else []
    for row in rows:
        if row not in known:
            story.corrections.create(**row | {"made_at": revisions.moment_in(row["made_at"])})


def _correct_as(story, rows):
    """Makes the corrections of a story these, silently: none of them is news to readers."""
    for correction in story.corrections.all():
        row = {
            "kind": correction.kind,
            "made_at": revisions.plain(correction.made_at),
            "text": correction.text,
        }
        if row in rows:
            rows = [each for each in rows if each != row]
        else:
            correction.delete()
    Correction.objects.bulk_create(
        Correction(article=story, **row | {"made_at": revisions.moment_in(row["made_at"])}) for row in rows
    )


def _name(story, rows):
    """Gives a story these bylines; returns the words for those whose person is gone."""
    people = Person.objects.in_bulk([row["person"] for row in rows if row["person"]])
    here = [row for row in rows if row["person"] is None or row["person"] in people]
    story.bylines.all().delete()
    for row in here:
        story.bylines.create(**row | {"person": people.get(row["person"])})
    return ["a byline"] if len(here) < len(rows) else []


def submit(story: Article, **how: Any) -> Article:
    """Sends a story to the sub-editor. `how`, here and below: by, reason, and what `save_story` takes."""
    return _carry_out("submit", story, **how)


def send_back(story: Article, **how: Any) -> Article:
    """Sends a story back to its reporter, with a reason."""
    return _carry_out("send_back", story, **how)


def approve(story: Article, **how: Any) -> Article:
    """Says that a story may be published."""
    return _carry_out("approve", story, **how)


def publish(story: Article, *, at: dt.datetime | None = None, **how: Any) -> Article:
    """Publishes a story, at once or at a moment; it appears by itself when its time and embargo have come."""
    story.published_at = at or story.published_at or timezone.now()
    return _carry_out("publish", story, **how)


def withdraw(story: Article, **how: Any) -> Article:
    """Takes a published story away: its address answers 410, and its text is kept."""
    return _carry_out("withdraw", story, **how)


def spike(story: Article, **how: Any) -> Article:
    """Puts a story on the spike, where it is kept for `SPIKED_FOR` with all that belongs to it."""
    return _carry_out("spike", story, **how)


def unspike(story: Article, **how: Any) -> Article:
    """Takes a story from the spike, whole, to the state in which it was."""
    last = story.acts.filter(verb="spike").first()
    return _carry_out("unspike", story, ends=last.was if last else None, **how)


@transaction.atomic
def undo(act: Act, *, updated_at: dt.datetime | None, by: User | None = None) -> tuple[Article, bool]:
    """Takes an act of REVERSE back that no other save has followed: all of the story is as before.

    `updated_at` is the "Updated" time before the act. Returns the story, and whether something was written in the same
    save, which only the history has then. Raises `StoryConflict` where the story was saved since.
    """
    story = Article.objects.select_related("source").get(pk=act.story_id)
    if story.version != act.version:
        raise StoryConflict(f"“{story.headline}” was saved in the meantime.")
    before = story.revisions.get(version=act.version - 1).content
    written = story.revisions.get(version=act.version).content
    for field in revisions.FIELDS:
        setattr(story, field.attname, field.to_python(before[field.name]))
    story.updated_at = updated_at
    save_story(story, by=by, further=Section.objects.filter(pk__in=before["sections"]), is_whole=False)
    if before["tags"] != written["tags"]:
        story.tags.set(before["tags"])
    if before["picks"] != written["picks"]:
        story.picks.set(Article.objects.filter(pk__in=before["picks"]))
    if before["bylines"] != written["bylines"]:
        _name(story, before["bylines"])
    if before["corrections"] != written["corrections"]:
        _correct_as(story, before["corrections"])
    revisions.keep(story, by, f"Undone: {WORKFLOW[act.verb].done}")
    story.acts.create(
        verb=REVERSE[act.verb], was=written["status"], version=story.version, by=by, reason="Undone"
    )
    return story, written | {"status": before["status"]} != before


def clear_spike(now: dt.datetime | None = None) -> int:
    """Deletes the stories that were spiked longer ago than `SPIKED_FOR`; returns how many.

    One that something still points to, a translation's original for one, stays.
    """
    before, count = (now or timezone.now()) - SPIKED_FOR, 0
    spiked = Article.objects.filter(status=Article.Status.SPIKED)
    for story in (
        spiked.exclude(acts__verb="spike", acts__at__gte=before).filter(acts__verb="spike").distinct()
    ):
        with suppress(ProtectedError):
            story.delete()
            count += 1
    return count


@transaction.atomic
def _carry_out(verb, story, *, ends=None, by=None, reason="", **how):
    """Does what `articles.workflow` says, and writes it down. Raises `NotPossible` where it does not follow."""
    step, was, reason = WORKFLOW[verb], story.status, reason.strip()
    if was not in step.starts:
        state = story.get_status_display()
        raise NotPossible(
            f"“{story.headline}” is in the state “{state}”: “{step.label}” does not follow from it."
        )
    if step.needs_reason and not reason:
        raise NotPossible(f"“{story.headline}”: say why.")
    story.status = ends or step.ends
    save_story(story, by=by, reason=reason[:200], **how)
    story.acts.create(verb=verb, was=was, version=story.version, by=by, reason=reason[:400])
    return story


def _claim(story):
    """Takes the next version for this save, in the UPDATE itself."""
    rows = Article.objects.filter(pk=story.pk, version=story.version)
    kept = Exists(story.revisions.filter(version=story.version))
    stored = rows.values_list("slug", kept).first()
    if stored and not stored[1]:
        revisions.keep_what_is_stored(story)
    if not stored or not rows.update(version=F("version") + 1):
        raise StoryConflict(f"“{story.headline}” was saved by somebody else in the meantime.")
    story.version += 1
    tell_stored(story, stored[0])


def _file_under(story, further):
    """Makes the filings be the primary section and the further ones, no more and no less."""
    filed = {filing.section_id: filing for filing in story.article_sections.all()}
    kept = filed if further is None else (section.pk for section in further)
    wanted = {story.section_id, *kept}
    story.article_sections.filter(section__in=filed.keys() - wanted).delete()
    ArticleSection.objects.bulk_create(
        ArticleSection(article=story, section_id=section, **story.terms)
        for section in sorted(wanted - filed.keys())
    )
