"""A post of an export becomes a story."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from addresses import former, registry
from articles.models import Article, Byline
from articles.publishing import save_story
from articles.slugs import free_slug, validate_slug
from newsroom.checks.checks import StoryUnderCheck, nothing_to_read
from wordpress.bodies import convert
from wordpress.export import Post
from wordpress.import_run import ImportRun, leave_redirect, reason_in
from wordpress.models import ImportedItem
from wordpress.original_source import source_name, split_headline, take_author, take_link
from wordpress.taxonomy import people_of, sections_of, source_of, tags_of
from wordpress.text import fitting, slug_of, text_line

Kind = ImportedItem.Kind
Status = Article.Status
STATUSES = {
    "publish": Status.PUBLISHED,
    "future": Status.PUBLISHED,
    "draft": Status.DRAFT,
    "pending": Status.REVIEW,
    "trash": Status.SPIKED,
}
# Addresses with a date before the slug need no row of their own (wordpress/urls.py).
_DATED = re.compile(r"/[0-9]{4}/[0-9]{1,2}/(?:[0-9]{1,2}/)?[^/]+/?")
FIRST, LAST = dt.datetime(1900, 1, 2, tzinfo=dt.UTC), dt.datetime(2200, 1, 1, tzinfo=dt.UTC)


def import_story(post: Post, run: ImportRun) -> None:
    """Imports one post as a story; tells `run.report` what became of it. All of it in one transaction, or nothing."""
    title = run.title_of(post)
    if post.status == "auto-draft":
        run.report.leave_out("WordPress made it by itself, and nobody has written in it", title)
        return
    if run.is_here(Kind.STORY, post):
        return
    counted = run.report.new.copy()
    try:
        with transaction.atomic():
            notes, left_out = _write(post, run)
    except (ValidationError, IntegrityError) as error:
        run.report.new = counted
        if not run.is_here(Kind.STORY, post):  # else another import of the same file has just brought it
            run.report.leave_out(reason_in(error), title)
    else:
        run.report.count(Kind.STORY)
        run.report.comments += post.comments
        run.report.note(title, notes, left_out)


def _write(post, run):
    """The story with all that belongs to it; returns what an editor should know of it, and what its body lost."""
    body, notes, left_out = convert(post.content, run.pictures, run.survey.base_url)
    story = Article(standfirst=fitting(text_line(post.excerpt), 400))
    _date(story, post, run, notes)
    _attribute(story, post, body, run, notes)
    _address(story, post, notes)
    _picture(story, post, run, notes)
    story.section, further = sections_of(post, run)
    story.derive()  # its constraints speak of columns that follow from others
    story.full_clean(exclude=["created_by"])
    save_story(story, further=further)
    for position, person in enumerate(people_of(post, run)):
        Byline.objects.create(article=story, person=person, position=position)
    story.tags.set(tags_of(post, notes))
    if story.status == Status.PUBLISHED and nothing_to_read(StoryUnderCheck(story)):
        notes.append("its text is empty, so that readers find nothing on its page")
    run.remember(Kind.STORY, post, story=story)
    old = run.old_path(post)
    if not _DATED.fullmatch(old) or slug_of(old.strip("/").rpartition("/")[2], 200) != story.slug:
        notes += leave_redirect(old, story.get_absolute_url())
    return notes, left_out


def _date(story, post, run, notes):
    story.status = STATUSES.get(post.status, Status.DRAFT)
    if post.password:
        story.status = Status.DRAFT
        notes.append("it had a password, so it is a draft now")
    elif post.status == "private":
        notes.append("it was private, so it is a draft now")
    elif post.status not in STATUSES:
        notes.append(f"its status “{post.status[:30]}” is unknown here, so it is a draft now")
    if post.status in ("draft", "pending"):
        return
    story.published_at = moment_of(post)
    if story.published_at is None and story.status == Status.PUBLISHED:
        story.published_at = _moment(run.survey.exported_at) or timezone.now()
        notes.append("it has no date, so it carries that of the export")


def moment_of(post: Post) -> dt.datetime | None:
    """When a post was published, or None where WordPress does not know ("0000-00-00")."""
    for text, zone in ((post.date_gmt, dt.UTC), (post.date, timezone.get_default_timezone())):
        try:
            moment = dt.datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        except ValueError:
            continue
        if FIRST < moment < LAST:
            return moment
    return _moment(post.pub_date)


def _moment(text):
    """The moment of a date as RSS writes it, or None."""
    try:
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return moment if FIRST < moment < LAST else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attribute(story, post, body, run, notes):
    """Headline, body, source and original, each where it belongs."""
    body, story.original_url = take_link(body)
    if story.original_url:
        body, story.original_author = take_author(body)
    story.body = body
    headline, tail = split_headline(post.title)
    named = tail and source_name(tail, story.original_url, run.survey.linked_tails)
    if named:
        address = urlsplit(story.original_url)
        home_page = f"{address.scheme}://{address.netloc}/" if address.netloc else ""
        story.source = source_of(*named, home_page)
        story.headline = headline
    else:
        story.headline = text_line(post.title)
    if not story.headline:
        story.headline = "Untitled"
        notes.append("it had no title")
    if len(story.headline) > 200:
        story.headline = fitting(story.headline, 200)
        notes.append("its headline was longer than 200 characters and was cut")


def _address(story, post, notes):
    """WordPress's own permalink, unless another story or page of the paper has it."""
    stories = Article.objects.all()
    slug = slug_of(post.name, 200)
    try:
        validate_slug(slug)
    except ValidationError:
        story.slug = free_slug(slug or story.full_headline, stories)
    else:
        story.slug = free_slug(slug, stories) if _is_taken(slug, stories) else slug
    if slug and slug != story.slug:
        notes.append(f"its address is /{story.slug}/ because /{slug}/ is taken")


def _is_taken(slug, stories):
    """Whether a story has this address, or anything had it that has moved."""
    return (
        stories.filter(slug=slug).exists()
        or former.holder_of(registry.kind_of_row(Article).path(slug)) is not None
    )


def _picture(story, post, run, notes):
    number = post.meta.get("_thumbnail_id", "")
    if number and number not in ("0", "-1"):
        story.lead_picture = run.pictures.by_id(number)
        if story.lead_picture is None:
            notes.append("its lead picture is not here")
