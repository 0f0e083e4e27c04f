"""Saves what was sent with the story form: the story and its rows, its act or schedule, and what goes with a save."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BaseInlineFormSet
from django.utils.html import format_html

from addresses import keeping
from articles import revisions
from articles.models import Article, Tag
from articles.publishing import REVERSE, NothingChanged, save_story
from namesakes.admin import twins_among
from newsroom.autosave import autosaves, form_tokens
from newsroom.checks.checks import PUBLISHED, Finding
from newsroom.checks.form import step_in
from newsroom.checks.models import Override
from newsroom.notes.desk_notes import NOTE
from newsroom.notes.forms import write_note
from newsroom.scheduled import schedule
from newsroom.stories import undo
from newsroom.stories.act_messages import how_it_is
from newsroom.stories.buttons import ACTS, acts_for_a_new, allowed, changes_something, step_of
from newsroom.stories.states import state_of
from people.models import User
from people.permissions import may

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm


@dataclass(frozen=True)
class Submission:
    """A story form that is valid, with its rows, as somebody sent it."""

    form: "StoryForm"
    formsets: list[BaseInlineFormSet]
    by: User
    token: str  # of the form that was opened; "" where it has none
    overridden: list[Finding]  # checks in spite of which the sender goes on


@dataclass
class Outcome:
    """What is told after a save: (level, sentence) for its sender, and lines for the admin's log."""

    is_scheduled: bool = False
    is_unchanged: bool = False
    told: list[tuple[int, str]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def tell(self, sentence: str, level: int = messages.INFO) -> None:
        self.told.append((level, sentence))


@transaction.atomic
def save(sent: Submission) -> Outcome:
    """Saves, publishes or schedules a story as it was sent.

    Raises `articles.publishing.StoryConflict` where somebody else has saved it since the form was checked,
    IntegrityError or Held where another row took its address or its form token, and PermissionDenied where its button
    is not the sender's to press. Nothing is changed then.
    """
    outcome = Outcome(is_scheduled=sent.form.is_scheduled)
    if sent.form.is_scheduled:
        outcome.tell(schedule.schedule(sent.form, by=sent.by))
    else:
        _save_story(sent, outcome)
        _tell_near_tags(sent.form, outcome)
    _note_overridden(sent, outcome)
    if not sent.form.is_scheduled:
        schedule.follow_up(sent.form.instance, by=sent.by, tell=outcome.tell)
    if sent.token:
        autosaves.forget(sent.by, sent.token)
        if sent.form.stored is None:
            form_tokens.note(sent.form.instance, by=sent.by, token=sent.token, data=sent.form.data)
    has_note = sent.form.stored and sent.form.cleaned_data.get("note")
    if has_note and may(sent.by, NOTE, sent.form.instance):
        write_note(sent.form, by=sent.by)
        outcome.is_unchanged = False
    if outcome.is_unchanged:
        outcome.tell("Nothing was changed.")
    return outcome


def _save_story(sent: Submission, outcome: Outcome) -> None:
    """Saves the row through its act, then names, tags and corrections, and keeps the whole as one revision.

    A save that leaves all of it as it was, without an act, a reason or a major update, is taken back: no version of it.
    """
    form, story, said = sent.form, sent.form.save(commit=False), sent.form.cleaned_data
    verb = _verb(sent, outcome)
    says_more = verb or said["reason"] or (said["is_major"] and story.is_published) or not story.pk
    if not verb and form.conflict and form.conflict.changes_nothing:
        outcome.tell("All of it is in the story already.")
        _save_rows(sent)
        return
    try:
        with transaction.atomic():
            _save_all(sent, outcome, story, verb)
            content = revisions.content_of(story)
            is_same = not says_more and revisions.has_columns_of(form.stored, content)
            if is_same and revisions.is_as_before(story, content):
                raise NothingChanged
            revisions.keep(story, sent.by, said["reason"][:200], content)
    except NothingChanged:
        story.version = form.stored.version
        outcome.is_unchanged = True


def _save_all(sent: Submission, outcome: Outcome, story: Article, verb: str | None) -> None:
    form, said = sent.form, sent.form.cleaned_data
    # `is_whole`: the rest of the revision is saved below.
    how: dict[str, Any] = {"by": sent.by, "further": said["further_sections"], "is_whole": False}
    how["is_major"] = said["is_major"]
    if verb:
        ACTS[verb](story, reason=said["reason"], **how)
        told = how_it_is(story)
        if verb in REVERSE:
            told = format_html("{} {}", told, undo.button(verb, [(story, form.stored.updated_at)]))
        outcome.tell(told, messages.SUCCESS)
    else:
        save_story(story, **how)
    if form.conflict and form.conflict.report:
        outcome.tell(form.conflict.report, messages.WARNING)
    if form.stored and (sentence := keeping.told_of_rename(story, form.stored.slug)):
        outcome.tell(sentence)
    _save_rows(sent)


def _save_rows(sent: Submission) -> None:
    sent.form.save_m2m()
    for formset in sent.formsets:
        formset.save()


def _tell_near_tags(form: "StoryForm", outcome: Outcome) -> None:
    """Tells of each tag that the story has made where others have nearly its name: a query where it made any."""
    made = Tag.objects.of(form.new_tags).values() if form.new_tags else ()
    twins = twins_among(Tag.objects.all()) if made else None
    for tag in made:
        near = ", ".join(
            f"“{other}”" for other in Tag.objects.in_bulk(twins.of(tag.name, tag.pk)[:3]).values()
        )
        if near:
            outcome.tell(f"“{tag}” is a new tag; there is {near} already.", messages.WARNING)


def _verb(sent: Submission, outcome: Outcome) -> str | None:
    """The act to carry out; none, with a warning, where it was pressed twice or somebody else was faster."""
    form, verb = sent.form, sent.form.verb
    # Asked of the story as it is stored: whoever moves one to another desk may approve it in the same press.
    theirs = allowed(sent.by, form.stored) if form.stored else acts_for_a_new(sent.by)
    if verb and verb not in theirs:
        raise PermissionDenied
    is_done = form.stored and verb and not changes_something(verb, form.stored)
    if verb and (is_done or form.instance.status not in step_of(verb).starts):
        outcome.tell(f"{form.instance.headline}: {state_of(form.instance).sentence}", messages.WARNING)
        return None
    return verb


def _note_overridden(sent: Submission, outcome: Outcome) -> None:
    if not sent.overridden:
        return
    story, reason = sent.form.instance, sent.form.cleaned_data["override_reason"].strip()
    step = step_in(sent.form.data) or PUBLISHED  # a story that is out stays as it is
    Override.objects.bulk_create(
        Override(story=story, check_name=finding.check, step=step, reason=reason, by=sent.by)
        for finding in sent.overridden
    )
    sentences = " ".join(finding.sentence for finding in sent.overridden)
    outcome.log.append(f"In spite of “{sentences}”, because: {reason}")


def keep_refused(form: "StoryForm", by: User) -> None:
    """Keeps as a revision what could not be saved because somebody else was faster, whatever becomes of it."""
    if form.conflict and form.conflict.undecided:
        form.conflict.aside = revisions.keep_aside(form.stored, form.conflict.mine, by)
    if schedule.is_taken(form):
        revisions.keep_aside(form.stored, schedule.content_of(form), by)
