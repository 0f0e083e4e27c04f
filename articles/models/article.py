"""The story."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from taggit.managers import TaggableManager

from addresses.keeping import Addressed
from articles import slugs, workflow
from articles.cards import with_suffix
from articles.models.listings import StoryTags
from articles.querysets import ArticleQuerySet
from articles.search import words as search_words
from pagecache.dependencies import dependency_on, depends_on
from plaintext.fields import CharField, DerivedTextField, TextField
from rendering.addresses import path_to
from richtext.fields import BodyField
from richtext.plain_text import plain_text
from richtext.web_addresses import WebAddressField

SUMMARY_LENGTH = 240


class Article(Addressed):
    """A story: written, published at a moment, readable from then until its source's licence ends."""

    Status = workflow.Status  # what each state means is said there

    class Language(models.TextChoices):
        """By the tags of BCP 47, which the page's `lang` needs."""

        ENGLISH = "en", "English"
        FILIPINO = "fil", "Filipino"
        CEBUANO = "ceb", "Cebuano"
        CHAVACANO = "cbk", "Chavacano"
        TAUSUG = "tsg", "Tausug"
        HILIGAYNON = "hil", "Hiligaynon"
        ILOCANO = "ilo", "Ilocano"
        MAGUINDANAON = "mdh", "Maguindanaon"
        MARANAO = "mrw", "Maranao"
        SAMA = "ssb", "Sama"
        WARAY = "war", "Waray"
        YAKAN = "yka", "Yakan"
        SPANISH = "es", "Spanish"

    headline = CharField(
        max_length=200,
        help_text="Without the source's name: “– CNN” is added from the source. 60 characters fit everywhere.",
    )
    kicker = CharField(
        max_length=40,
        blank=True,
        help_text="One to three words above the headline: “Fisheries”, “Election 2028”.",
    )
    standfirst = TextField(
        blank=True,
        validators=[MaxLengthValidator(400)],
        help_text="One or two sentences under the headline; also on cards, in feeds and by search engines.",
    )
    slug = CharField(
        "address",
        max_length=200,
        unique=True,
        blank=True,
        validators=[slugs.validate_slug],
        help_text="The story's page is /this-address/ for ever; made from the headline when left empty. "
        "Changing it leaves a redirect behind.",
    )
    body = BodyField(blank=True)
    section = models.ForeignKey(
        "sections.Section",
        models.PROTECT,
        related_name="primary_stories",
        verbose_name="primary section",
        help_text="In the breadcrumb; its colour marks the story.",
    )
    sections = models.ManyToManyField(
        "sections.Section", through="articles.ArticleSection", related_name="articles", editable=False
    )
    lead_picture = models.ForeignKey(
        "images.Image", models.PROTECT, null=True, blank=True, related_name="leads_of"
    )
    lead_caption = CharField(
        "caption here", max_length=400, blank=True, help_text="Instead of the picture's own caption."
    )
    tags = TaggableManager(
        through="articles.Tagging",
        manager=StoryTags,
        blank=True,
        help_text="Subjects that bring stories together, separated by commas: fisheries, ports.",
    )
    picks = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="picked_by",
        verbose_name="related stories",
        help_text="Shown first under Related News; the rest is found by tags and section.",
    )
    language = CharField(max_length=10, choices=Language, default=Language.ENGLISH)
    translation_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        help_text="The story that this one translates, so that readers and search engines find both.",
    )

    source = models.ForeignKey(
        "sources.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Whose words these are, when they are not ours.",
    )
    original_url = WebAddressField("original address", max_length=500, blank=True)
    original_author = CharField(max_length=160, blank=True, help_text="Printed in brackets at the end.")
    original_published_at = models.DateTimeField("originally published", null=True, blank=True)

    status = CharField(max_length=20, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        "publication",
        null=True,
        blank=True,
        help_text="In the future: scheduled. Empty: the moment you publish it.",
    )
    embargoed_until = models.DateTimeField(
        null=True,
        blank=True,
        help_text="A promise to somebody outside. Until then no reader sees it, whatever else is set.",
    )
    is_sensitive = models.BooleanField(
        "no advertisements here",
        default=False,
        help_text="For deaths, disasters and the like: nobody sells beside them.",
    )
    updated_at = models.DateTimeField(
        "updated", null=True, blank=True, editable=False, help_text="Moved by a major change only."
    )

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="stories",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # Counts saves; an UPDATE that names an older one changes nothing (articles/publishing.py).
    version = models.PositiveIntegerField(default=1, editable=False)

    # Derived by save() from the fields above and never set by hand.
    live_from = models.DateTimeField(null=True, editable=False)
    live_until = models.DateTimeField(null=True, editable=False)
    summary = CharField(max_length=SUMMARY_LENGTH + 200, blank=True, editable=False)
    plain = DerivedTextField(blank=True, editable=False)
    words = DerivedTextField(blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    DERIVED = ("slug", "published_at", "live_from", "live_until", "summary", "plain", "words")

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        get_latest_by = "live_from"
        indexes = [
            # Serves every list of the newest, the archive, previous and next, and the sitemaps.
            models.Index(fields=["-live_from", "-id"], name="newest_stories"),
            models.Index(fields=["status", "-created_at"], name="newsroom_list"),
            # Finds the next licence that ends (articles/expiry.py).
            models.Index(
                fields=["live_until"], name="ending_licences", condition=models.Q(live_until__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="published", live_from__isnull=False)
                | (~models.Q(status="published") & models.Q(live_from=None)),
                name="only_published_is_live",
                violation_error_message="Only a published story has a moment from which it can be read.",
            ),
            models.CheckConstraint(
                condition=models.Q(translation_of=None) | ~models.Q(translation_of=models.F("id")),
                name="not_its_own_translation",
                violation_error_message="A story cannot be a translation of itself.",
            ),
        ]

    def __str__(self):
        return self.headline

    def save(self, **kwargs) -> None:
        """Saves the story with the columns derived from it, dates its listings where the date moved, and
        notes which pictures it shows."""
        self.derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *self.DERIVED}
        super().save(**kwargs)
        for listing in (self.article_sections, self.bylines, self.taggings):
            listing.exclude(**self.terms).update(**self.terms)
        self.illustrations.model.objects.follow(self)

    def get_absolute_url(self) -> str:
        return path_to("articles:detail", self.slug)

    @classmethod
    def from_db(cls, db, field_names, values):
        """Also tells the page that is being made, if one is, that it shows this story."""
        story = super().from_db(db, field_names, values)
        depends_on(dependency_on(story), story.__dict__.get("live_until"))
        return story

    def clean(self) -> None:
        super().clean()
        if told := self.language_clash:
            raise ValidationError({"translation_of": told})
        for other in self.translations.filter(language=self.language)[:1] if self.pk else ():
            tongue = self.get_language_display()
            told = f"Its translation “{other}” is in {tongue}, too: one of the two has another language."
            raise ValidationError({"language": told})

    def derive(self) -> None:
        """Works out the columns that follow from others. Reads the source, a query where it is not loaded."""
        self.slug = self.slug or slugs.free_slug(self.headline, type(self).objects.exclude(pk=self.pk))
        self.plain = plain_text(self.body)
        self.summary = summarise(self.standfirst or self.plain)
        self.words = self.words_to_find()
        self.live_from, self.live_until = self.derive_terms()

    def words_to_find(self) -> str:
        """The words under which a search finds it, of its headline, its text and who wrote it first."""
        texts = [self.headline, self.kicker, self.standfirst, self.plain, self.original_author]
        return search_words.words_to_find(" ".join(texts))

    def derive_terms(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """From when and until when readers may see the story: two moments, the second None for "for ever".

        Both are None unless it is published. It starts when it `opens_at`, and ends when the source's licence does.
        """
        if self.status != self.Status.PUBLISHED:
            return None, None
        self.published_at = self.published_at or timezone.now()
        ends = None
        if self.source and self.source.licence_days:
            ends = self.published_at + dt.timedelta(days=self.source.licence_days)
        return self.opens_at, ends

    # Facts

    @property
    def is_being_written(self) -> bool:
        """Whether it is with its reporter, who may change it."""
        return self.Status(self.status).is_being_written

    @property
    def is_in_preparation(self) -> bool:
        """Whether it is on its way to publication: neither published nor taken away."""
        return self.Status(self.status).is_in_preparation

    @property
    def is_taken_away(self) -> bool:
        """Whether the newsroom has withdrawn or spiked it."""
        return self.Status(self.status).is_taken_away

    @property
    def opens_at(self) -> dt.datetime | None:
        """When all three have passed: the publication time, the embargo, and the delay that its source asks for.

        None without a publication time. Reads the source, a query where it is not loaded.
        """
        if not self.published_at:
            return None
        starts = [self.published_at, self.embargoed_until]
        if self.source and self.original_published_at:
            starts.append(self.original_published_at + dt.timedelta(hours=self.source.delay_hours))
        return max(moment for moment in starts if moment)

    @property
    def terms(self) -> dict[str, dt.datetime | None]:
        """From when and until when readers may see it, as the columns that it shares with its listings."""
        return {"live_from": self.live_from, "live_until": self.live_until}

    @property
    def is_published(self) -> bool:
        """Whether readers may see it now: what `published()` asks of the database, asked of this row."""
        return self.is_published_at(timezone.now())

    def is_published_at(self, moment: dt.datetime) -> bool:
        return bool(
            self.live_from
            and self.live_from <= moment
            and (self.live_until is None or self.live_until > moment)
        )

    @property
    def is_scheduled(self) -> bool:
        return bool(self.live_from and self.live_from > timezone.now())

    @property
    def is_licence_over(self) -> bool:
        """Whether it was readable once, and only the source's licence has taken it away."""
        return bool(self.live_until and self.live_from < self.live_until <= timezone.now())

    @property
    def has_an_answer(self) -> bool:
        """Whether its address tells readers something: its text, or that it is gone. What was taken back before it
        opened is not gone: it never was."""
        if self.status == self.Status.WITHDRAWN:
            return bool(self.opens_at and self.opens_at <= timezone.now())
        return self.is_published or self.is_licence_over

    @property
    def language_clash(self) -> str:
        """What to tell an editor where a translation has the language of its original, else "". Reads the original."""
        original = self.translation_of
        if original is None or original.language != self.language:
            return ""
        tongue = self.get_language_display()
        return f"“{original}” is in {tongue}, too: choose in which language this translation of it is."

    @property
    def full_headline(self) -> str:
        """As readers see it, with its source's suffix. Reads the source, a query where it is not loaded."""
        return with_suffix(self.headline, self.source.headline_suffix if self.source_id else "")

    @property
    def writers(self) -> list:
        """The bylines of those who wrote it, in order. Reads the bylines, a query where they are not loaded."""
        return [byline for byline in self.bylines.all() if byline.role == "words"]

    @property
    def canonical_url(self) -> str:
        """Where search engines are told the original is: its own address, or ours (a path)."""
        is_theirs = self.source_id and self.original_url and self.source.told == "canonical"
        return self.original_url if is_theirs else self.get_absolute_url()

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list our page at all."""
        return not (self.source_id and self.source.told == "noindex")

    @property
    def changed_at(self) -> dt.datetime | None:
        """When readers last saw something new: the major update, else the moment it appeared."""
        return max(filter(None, [self.updated_at, self.live_from]), default=None)

    @property
    def picture(self):
        """The lead picture as long as we may show it, else None. Reads it, a query where it is not loaded."""
        return self.lead_picture if self.lead_picture_id and self.lead_picture.is_licensed else None

    @property
    def caption(self) -> str:
        """The lead picture's caption on this story."""
        return self.lead_caption or (self.picture.caption if self.picture else "")


def summarise(text: str) -> str:
    """The text cut at a word's end so that a card can carry it, with "…" where something is left out."""
    text = " ".join(text[: SUMMARY_LENGTH * 4].split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    cut = text[:SUMMARY_LENGTH].rpartition(" ")[0] or text[: SUMMARY_LENGTH - 1]
    return cut.rstrip(",;:–-") + "…"
