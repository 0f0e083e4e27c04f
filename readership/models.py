"""What is read."""

import datetime as dt

from django.db import models
from django.db.models import F
from django.utils import timezone


class DailyViewsQuerySet(models.QuerySet):
    """Counting, and reading what was counted."""

    def add_views(self, article_id: int, count: int = 1, day: dt.date | None = None) -> None:
        """Adds views of a day, today by default, to a story, in one statement that loses none under load."""
        row = {"article_id": article_id, "day": day or timezone.localdate()}
        if not self.filter(**row).update(views=F("views") + count):
            _, is_new = self.get_or_create(**row, defaults={"views": count})
            if not is_new:  # somebody else made the row in between
                self.filter(**row).update(views=F("views") + count)


class DailyViews(models.Model):
    """How often a story was opened on one day, as its readers' beacons told."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="daily_views")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)

    objects = DailyViewsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "daily views"
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_count_per_day")]
        # Trending reads the most viewed of each of the last days from here.
        indexes = [models.Index(fields=["day", "-views"], name="most_viewed_of_a_day")]

    def __str__(self):
        return f"{self.views} on {self.day}"
