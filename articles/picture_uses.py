"""The pictures of stories, as the picture desk asks for them (images/uses.py)."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from articles.models import Article, Illustration
from articles.publishing import StoryConflict, save_story
from articles.querysets import HEAVY
from images.models import Image
from images.uses import Use, replaced_in
from people.models import User

# In one go: each story is a save of its own.
AT_ONCE = 200


class StoryPictures:
    """Answers for lead pictures and for those in the text."""

    covers = ("articles.Article", "articles.Illustration")

    def of(self, image: Image, most: int) -> list[Use]:
        """Up to `most` stories that show a picture, the newest first."""
        rows = Illustration.objects.filter(image=image).select_related("article")
        rows = rows.defer(*(f"article__{name}" for name in HEAVY)).order_by("-article_id", "place")[:most]
        return [Use(row.article, row.get_place_display(), row.live_from) for row in rows]

    def last_shown(self, images: Iterable[Image]) -> dict[int, dt.datetime]:
        """{primary key: the moment at which the newest published story with it came out}."""
        rows = Illustration.objects.filter(image__in=images, live_from__lte=timezone.now())
        return dict(rows.order_by().values_list("image").annotate(Max("live_from")))

    def shows(self) -> Q:
        """The condition, on a picture, that a story shows it."""
        return Q(Exists(Illustration.objects.filter(image=OuterRef("pk"))))

    def replace(self, old: Image, new: Image, *, by: User) -> tuple[int, list[str]]:
        """Shows one picture in the place of another; returns how many stories changed and sentences on the others.

        At most AT_ONCE stories at a time, the newest first. Each is saved as by an editor, so that whoever has it
        open is told. A caption that a story has of its own stays.
        """
        stories = Article.objects.filter(pk__in=Illustration.objects.filter(image=old).values("article"))
        changed, refused = 0, []
        for story in stories.select_related("source").order_by("-pk")[:AT_ONCE]:
            if story.lead_picture_id == old.pk:
                story.lead_picture = new
            story.body = replaced_in(story.body, old, new)
            try:
                save_story(story, by=by)
                changed += 1
            except StoryConflict as conflict:
                refused.append(f"{conflict} Replace the picture once more.")
        if stories.exists() and not refused:
            refused.append(f"More stories than {AT_ONCE} show it. Replace it once more.")
        return changed, refused
