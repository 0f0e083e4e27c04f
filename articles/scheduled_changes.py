"""Changes of published stories that are planned: readers get them at their moment, with nobody at the desk.

Nothing waits in a queue and no clock runs: whoever needs the stories at a moment first has the changes made that are
due by then. The page cache does before it renders (pagecache/expiry.py), the newsroom before it saves.

Until then the story can be changed as ever. Both are brought together like two editors' words (articles/merging.py);
where they touch each other the change is held, because the newer words may be there for a reason.
"""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles import revisions
from articles.merging import Merged, merge
from articles.models import Article, Revision, ScheduledChange
from articles.publishing import WHEN_AND_WHERE, NotPossible, StoryConflict, write
from articles.workflow import WORKFLOW
from people.models import User

log = logging.getLogger(__name__)


@transaction.atomic
def schedule_change(
    story: Article,
    content: dict,
    *,
    at: dt.datetime,
    by: User | None = None,
    reason: str = "",
    is_major: bool = False,
    instead_of: Revision | int | None = None,
) -> None:
    """Plans that a published story says `content`, a piece (articles/revisions.py), from a moment on.

    When and where readers see the story cannot be planned. `instead_of` is the Revision that has been planned so far;
    what it says stays in the story's history. Raises `NotPossible` where the story is not published,
    `StoryConflict` where it is newer than `story.version`, or where somebody else has planned a change meanwhile.
    """
    stored = Article.objects.select_for_update().get(pk=story.pk)
    if stored.status not in WORKFLOW["plan"].starts:
        raise NotPossible(f"“{stored.headline}” is not published: change it at once.")
    if stored.version != story.version:
        raise StoryConflict(f"“{stored.headline}” was saved by somebody else in the meantime.")
    if not stored.revisions.filter(version=stored.version).exists():
        revisions.keep_what_is_stored(stored)
    when = date_format(timezone.localtime(at), "j F Y, g:i a")
    words = stored.revisions.create(
        by=by, content=content, reason=": ".join(filter(None, [f"Planned for {when}", reason]))[:200]
    )
    facts = {"words": words, "began_with": stored.version, "goes_live_at": at, "is_major": is_major}
    planned = ScheduledChange.objects.filter(story=stored)
    if not planned.exists():  # also where the one that was seen has been made since, or taken back
        planned.create(story=stored, **facts)
    elif not planned.filter(words=instead_of).update(is_held=False, **facts):
        raise StoryConflict(f"Somebody else has planned a change of “{stored.headline}” in the meantime.")
    _note("plan", stored, by, reason)


@transaction.atomic
def cancel_change(change: ScheduledChange, *, by: User | None = None, reason: str = "") -> bool:
    """Takes a planned change back; what it says stays in the story's history. Returns whether it was still there."""
    is_taken = bool(ScheduledChange.objects.filter(pk=change.pk, words=change.words_id).delete()[0])
    if is_taken:
        _note("take_back", change.story, by, reason)
    return is_taken


def scheduled_change_of(story: Article) -> ScheduledChange | None:
    """The ScheduledChange of a story, or None: a query."""
    return ScheduledChange.objects.filter(story=story.pk).select_related("words__by").first()


def merged_with_story(change: ScheduledChange, story: Article) -> Merged:
    """What a story and the change that is planned for it make together, as articles/merging.py says it."""
    kept = story.revisions.get(version=change.began_with).content, change.words.content
    began, planned = revisions.today(*kept)
    planned |= {name: began[name] for name in WHEN_AND_WHERE}
    pieces = began, planned, revisions.content_of(story)
    return merge(*(revisions.to_the_minute(piece) for piece in pieces))


def make_due_changes(now: dt.datetime | None = None) -> int:
    """Makes each change whose moment has come by `now`; returns how many.

    One that cannot be made by itself is held for somebody to look at, and the others go on.
    """
    due = ScheduledChange.objects.due(now or timezone.now()).select_related("words__by")
    return sum(_make_or_hold(change) for change in due)


@contextmanager
def as_of(moment: dt.datetime) -> Iterator[None]:
    """Within it the stories say what they will say at a moment, as far as it is planned. None of it lasts."""
    if not ScheduledChange.objects.due(moment).exists():
        yield
        return
    with transaction.atomic():
        make_due_changes(moment)
        yield
        transaction.set_rollback(True)


def _make_or_hold(change):
    try:
        return _make(change)
    except (OperationalError, InterfaceError):  # the database is away or locked: whoever asks next makes it
        raise
    except (StoryConflict, NotPossible) as why:
        log.warning("The change planned for %s is held: %s", change.goes_live_at, why)
    except Exception:  # whatever is wrong with one story, readers get all the other pages
        log.exception("The change planned for %s is held", change.goes_live_at)
    ScheduledChange.objects.filter(pk=change.pk, words=change.words_id).update(is_held=True)
    return False


@transaction.atomic
def _make(change):
    # Whoever takes the row away makes the change: of two processes one waits here, and finds it gone.
    mine = ScheduledChange.objects.filter(pk=change.pk, words=change.words_id, is_held=False)
    if not mine.delete()[0]:
        return False
    stories = Article.objects.select_for_update(of=("self",)).select_related("source")
    story = stories.get(pk=change.story_id)
    if story.status not in WORKFLOW["change"].starts:
        raise NotPossible(f"“{story.headline}” is not published.")
    both, now = merged_with_story(change, story), revisions.to_the_minute(revisions.content_of(story))
    if both.differences:
        raise NotPossible(f"“{story.headline}” was changed in the same place in the meantime.")
    if change.is_major:
        story.updated_at = change.goes_live_at
    new = {name: value for name, value in both.mine.items() if value != now[name]}
    if new or change.is_major:
        write(story, new, by=change.words.by, reason=change.words.reason)
    _note("change", story, change.words.by, change.words.reason)
    return True


def _note(verb, story, by, reason):
    story.acts.create(verb=verb, was=story.status, version=story.version, by=by, reason=reason[:400])
