"""The acts of publishing, callable from the newsroom, a command and a test alike.

Each is one transaction. Whoever saves names the version they saw: a save against a newer one changes nothing
and raises `Conflict`, so that nobody's words are overwritten unseen.
"""

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from articles.models import Article, Filing


class Conflict(Exception):
    """Somebody else has saved the story since it was read; nothing was changed."""


@transaction.atomic
def save_story(story, *, by=None, further=None, is_major=False):
    """Saves a new or changed story, files it under its sections, and leaves a redirect where its address moved.

    `further` are the sections beside the primary one; None leaves them as they are. `is_major` moves the
    "Updated" time that readers see. Raises `Conflict` where the row is newer than `story.version`.
    """
    if story.pk:
        old_slug = _claim(story)
        if is_major and story.is_published:
            story.updated_at = timezone.now()
        story.save()
        if old_slug != story.slug:
            _leave_redirect(old_slug, story.slug)
    else:
        story.created_by = story.created_by or by
        story.save()
    _file_under(story, further)
    return story


def publish(story, *, at=None, **how):
    """Publishes a story, at once or at a moment; it appears by itself when its time and embargo have come.

    `how` is what `save_story` takes: by, further, is_major.
    """
    story.status = Article.Status.PUBLISHED
    story.published_at = at or story.published_at or timezone.now()
    return save_story(story, **how)


def withdraw(story, **how):
    """Takes a published story away: its address answers 410, and its text is kept. `how` as for `publish`."""
    story.status = Article.Status.WITHDRAWN
    return save_story(story, **how)


def _claim(story):
    """Takes the next version for this save, in the UPDATE itself, and returns the address that was stored."""
    rows = Article.objects.filter(pk=story.pk, version=story.version)
    slugs = list(rows.values_list("slug", flat=True))
    if not slugs or not rows.update(version=F("version") + 1):
        raise Conflict(f"“{story.headline}” was saved by somebody else in the meantime.")
    story.version += 1
    return slugs[0]


def _file_under(story, further):
    """Makes the filings be the primary section and the further ones, no more and no less."""
    filed = {filing.section_id: filing for filing in story.filings.all()}
    kept = filed if further is None else (section.pk for section in further)
    wanted = {story.section_id, *kept}
    story.filings.filter(section__in=filed.keys() - wanted).delete()
    Filing.objects.bulk_create(
        Filing(article=story, section_id=section, **story.terms) for section in sorted(wanted - filed.keys())
    )


def _leave_redirect(old_slug, new_slug):
    """Sends the old address to the new one, without chains: what led to the old one leads to the new one."""
    # As a browser asks for them, percent-encoded: so Django's middleware compares them.
    old, new = (escape_uri_path(f"/{slug}/") for slug in (old_slug, new_slug))
    if max(len(old), len(new)) > Redirect._meta.get_field("old_path").max_length:
        return  # PostgreSQL would refuse the row, and the whole save with it
    redirects = Redirect.objects.filter(site_id=settings.SITE_ID)
    redirects.filter(old_path=new).delete()
    redirects.filter(new_path=old).update(new_path=new)
    redirects.update_or_create(site_id=settings.SITE_ID, old_path=old, defaults={"new_path": new})
