"""What editors lay out: a front's slots, the layouts that are prepared, in force or past, and the breaking strip."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from plaintext.fields import CharField


class LayoutQuerySet(models.QuerySet):
    """Layouts of the fronts."""

    def current(self) -> models.QuerySet:
        """Those that editors work on: without the earlier versions, which are only kept."""
        return self.filter(past_of=None)

    def of_front(self, section) -> models.QuerySet:
        """Those of a section's front, or of the home page (None)."""
        return self.filter(section=section)

    def in_force_first(self, at) -> models.QuerySet:
        """Those whose moment has come by `at`, the one in force before those that it took over from."""
        return self.current().filter(starts_at__lte=at).order_by("-starts_at", "-pk")

    def beside_the_one_in_force(self, at: dt.datetime) -> models.QuerySet:
        """Each with `in_force_pk`, which layout of its front readers see at a moment."""
        same_front = Layout.objects.alias(front=Coalesce("section_id", 0)).in_force_first(at)
        same_front = same_front.filter(front=Coalesce(OuterRef("section_id"), 0))
        return self.annotate(in_force_pk=Subquery(same_front.values("pk")[:1]))


class Layout(models.Model):
    """How a front is laid out from a moment on, until another layout of the same front takes over.

    A save claims the next `version`, and leaves the one before behind it as a row of its own (frontpage/layouts.py).
    """

    section = models.ForeignKey(
        "sections.Section",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="layouts",
        verbose_name="front",
        help_text="The page that is laid out. It cannot be changed later.",
    )
    starts_at = models.DateTimeField(
        "takes over",
        null=True,
        blank=True,
        help_text="From when readers see it. Empty: at once, when you save. To prepare the page for tomorrow at six, "
        "type that moment and choose “Save as another layout”.",
    )
    note = CharField(
        max_length=200, blank=True, help_text="What it is for; only the desk sees it: “Election night”."
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    past_of = models.ForeignKey("self", models.CASCADE, null=True, editable=False, related_name="past")
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="layouts"
    )

    objects = LayoutQuerySet.as_manager()

    class Meta:
        ordering = ["section__position", "-starts_at", "-pk"]
        indexes = [
            # Finds the layout in force, and the next that takes over.
            models.Index(
                fields=["section", "-starts_at", "-id"], name="layout_in_force", condition=Q(past_of=None)
            ),
            models.Index(fields=["section", "-saved_at", "-id"], name="layouts_in_history"),
        ]

    def __str__(self):
        return f"{self.front_name}, version {self.version}"

    @property
    def front_name(self) -> str:
        """The front in an editor's words. Reads the section (a query where it is not loaded)."""
        return self.section.name if self.section_id else "The home page"


class Slot(models.Model):
    """A place on a front that an editor has filled: with a story, or with a rule that finds one."""

    class Place(models.TextChoices):
        """The parts of a front, from its head to its foot; a section's front has only its top."""

        TOP = "top", "Top"
        LATEST = "latest", "Latest"
        BLOCK = "block", "A section's block"

    class Rule(models.TextChoices):
        PIN = "pin", "This story"
        NEWEST = "newest", "The newest"
        SECTION = "section", "Newest of a section"
        TAG = "tag", "Newest under a tag"
        MOST_READ = "most_read", "Most read since yesterday"

    layout = models.ForeignKey(Layout, models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField("number")
    place = CharField(max_length=10, choices=Place, default=Place.TOP)
    rule = CharField("shows", max_length=10, choices=Rule, default=Rule.PIN)
    story = models.ForeignKey("articles.Article", models.CASCADE, null=True, blank=True, related_name="slots")
    section = models.ForeignKey(
        "sections.Section", models.CASCADE, null=True, blank=True, related_name="slots"
    )
    tag = models.ForeignKey("articles.Tag", models.CASCADE, null=True, blank=True, related_name="slots")
    starts_at = models.DateTimeField("from", null=True, blank=True)
    ends_at = models.DateTimeField("until", null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(rule="pin") | Q(story__isnull=False),
                name="a_pin_holds_a_story",
                violation_error_message="Choose the story that is pinned here.",
            ),
            models.CheckConstraint(
                condition=~Q(rule="section") & ~Q(place="block") | Q(section__isnull=False),
                name="a_section_is_named",
                violation_error_message="Choose the section.",
            ),
            models.CheckConstraint(
                condition=~Q(rule="tag") | Q(tag__isnull=False),
                name="a_tag_is_named",
                violation_error_message="Choose the tag.",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="a_slot_ends_after_it_starts",
                violation_error_message="A slot ends after it starts.",
            ),
        ]
        indexes = [
            # The moments at which a front changes by itself (frontpage/expiry.py).
            models.Index(fields=["starts_at"], name="starting_slots", condition=Q(starts_at__isnull=False)),
            models.Index(fields=["ends_at"], name="ending_slots", condition=Q(ends_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.position}. {self.get_rule_display()}"

    def clean_fields(self, exclude=None):
        """Of the rows that it points to the form has found each, and the database keeps watch over them."""
        super().clean_fields({*(exclude or ()), "story", "section", "tag"})

    def validate_constraints(self, exclude=None):
        """Tells which of the constraints above it breaks; the database would need three statements for each."""
        broken = [each for each in self._meta.constraints if each.name in self.broken_constraints]
        if broken:
            raise ValidationError([each.violation_error_message for each in broken])

    @property
    def broken_constraints(self) -> set[str]:
        """The names of the constraints above that the database would not let pass."""
        is_block = self.place == self.Place.BLOCK
        kept = {
            "a_pin_holds_a_story": self.rule != self.Rule.PIN or self.story_id,
            "a_section_is_named": (self.rule != self.Rule.SECTION and not is_block) or self.section_id,
            "a_tag_is_named": self.rule != self.Rule.TAG or self.tag_id,
            "a_slot_ends_after_it_starts": not (self.starts_at and self.ends_at)
            or self.ends_at > self.starts_at,
        }
        return {name for name, is_kept in kept.items() if not is_kept}

    @property
    def choices(self) -> dict:
        """Everything that an editor has said of it, by field, with rows by their numbers."""
        fields = [field for field in self._meta.fields if field.name not in ("id", "layout")]
        return {field.name: field.value_from_object(self) for field in fields}


class BreakingQuerySet(models.QuerySet):
    """Breaking news."""

    def running(self, at) -> models.QuerySet:
        """What stands over the fronts at a moment, the newest first."""
        return self.filter(starts_at__lte=at, ends_at__gt=at).order_by("-starts_at", "-pk")


class BreakingNews(models.Model):
    """One line over the fronts while something is happening; its time-out takes it away, nobody has to."""

    text = CharField(
        max_length=140,
        help_text="One plain sentence: “Signal no. 3 is up in Zamboanga City.” The newest line that runs is shown.",
    )
    story = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="breaking",
        help_text="Where the line leads. It shows only while readers may see that story.",
    )
    starts_at = models.DateTimeField("from", default=timezone.now)
    ends_at = models.DateTimeField(
        "until", help_text="It disappears by itself at this moment, to the second."
    )

    objects = BreakingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = verbose_name_plural = "breaking news"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="breaking_news_ends",
                violation_error_message="It ends after it starts.",
            )
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="starting_breaking_news"),
            models.Index(fields=["ends_at"], name="ending_breaking_news"),
        ]

    def __str__(self):
        return self.text
