"""Where a story is listed: in sections, under tags, under people's names.

Each row carries a copy of the story's terms, kept by `Article.save()`, so that one index serves a section's,
a tag's or a person's list at any depth: nothing is joined to find the stories, and nothing is sorted. Foreign keys
that begin such an index have none of their own (`db_index=False`): PostgreSQL preferred it in a small section.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from addresses import former
from addresses.keeping import Addressed
from articles.querysets import ListingQuerySet, TaggingQuerySet
from images.models import Image
from images.uses import keys_in
from plaintext.fields import CharField
from plaintext.names import Named, NamedQuerySet, NameKeyField, name_key
from plaintext.slugs import slug_of
from rendering.addresses import path_to


class Listing(models.Model):
    """A row that lists a story somewhere."""

    live_from = models.DateTimeField(null=True, editable=False)
    live_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def save(self, **kwargs) -> None:
        """Dates a new row like its story; `Article.save()` dates those that are there already."""
        self.live_from, self.live_until = self.listed_story.live_from, self.listed_story.live_until
        super().save(**kwargs)

    @property
    def listed_story(self) -> models.Model:
        """The story that this row lists."""
        return self.article


class ArticleSection(Listing):
    """A story in a section: its primary one and any further ones are all filed here."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, db_index=False, related_name="article_sections"
    )
    section = models.ForeignKey(
        "sections.Section", models.PROTECT, db_index=False, related_name="article_sections"
    )

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["section__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "section"], name="filed_once_in_a_section")]
        indexes = [models.Index(fields=["section", "-live_from", "-article"], name="section_front")]

    def __str__(self):
        return f"{self.article} in {self.section}"


class Byline(Listing):
    """Who made what of a story. Shown in the order of `position`."""

    class Role(models.TextChoices):
        WORDS = "words", "Words"
        PICTURES = "pictures", "Pictures"
        TRANSLATION = "translation", "Translation"
        REPORTING = "reporting", "Additional reporting"
        GRAPHICS = "graphics", "Graphics"
        VIDEO = "video", "Video"

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    role = CharField(max_length=20, choices=Role, default=Role.WORDS)
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="bylines",
        help_text="Somebody with a page of their own …",
    )
    name = CharField(
        "or a plain name",
        max_length=160,
        blank=True,
        help_text="… or a name without one, for example “A correspondent in Jolo”.",
    )
    position = models.PositiveSmallIntegerField("order", default=0)

    # What namesakes/merging.py keeps of two people who are one.
    once_per = ("article", "role")

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(person=None) & ~models.Q(name=""))
                | models.Q(person__isnull=False, name=""),
                name="byline_names_one",
                violation_error_message="A byline names a person or carries a plain name: one of them, not both.",
            )
        ]
        indexes = [models.Index(fields=["person", "-live_from", "-article"], name="person_stories")]

    def __str__(self):
        return self.printed_name

    @property
    def printed_name(self) -> str:
        """The name that readers see. Reads the person (a query where it is not loaded)."""
        return self.person.name if self.person_id else self.name

    @property
    def stands_twice(self) -> str:
        """The sentence for an editor who has named somebody twice (`named_twice`)."""
        return f"“{self.printed_name}” stands twice under “{self.get_role_display()}”: once is enough."

    @property
    def address(self) -> str:
        """The page of the person, "" for a plain name. Reads the person, as above."""
        return self.person.get_absolute_url() if self.person_id else ""


def named_twice(bylines: Iterable[Byline]) -> Byline | None:
    """The first byline whose name another has in the same role already; a person's plain name is the person's, too.

    Two people of one name are two. Reads the people, a query for each that is not loaded.
    """
    people: set[tuple] = set()
    plain: set[tuple] = set()
    for byline in bylines:
        names = (byline.role, byline.person_id), (byline.role, name_key(byline.printed_name))
        if byline.person_id and (names[0] in people or names[1] in plain):
            return byline
        if not byline.person_id and names[1] in people | plain:
            return byline
        people |= set(names) if byline.person_id else set()
        plain |= set() if byline.person_id else {names[1]}
    return None


class IllustrationQuerySet(ListingQuerySet):
    """Pictures on stories."""

    def follow(self, story: models.Model) -> None:
        """Makes the rows of a story say which pictures it shows: one query where nothing has changed.

        A picture that the library does not have is passed over, as it is on the page.
        """
        place = self.model.Place
        rows = list(self.filter(article=story).select_related("image"))
        known = {(row.image_id, row.place): row.pk for row in rows}
        ids = {row.image.key: row.image_id for row in rows}
        keys = keys_in(story.body)
        if keys - ids.keys():
            ids |= dict(Image.objects.filter(key__in=keys).values_list("key", "pk"))
        wanted = {(ids[key], place.BODY) for key in keys & ids.keys()}
        if story.lead_picture_id:
            wanted.add((story.lead_picture_id, place.LEAD))
        if gone := [known[use] for use in known.keys() - wanted]:
            self.filter(pk__in=gone).delete()
        if any((row.live_from, row.live_until) != (story.live_from, story.live_until) for row in rows):
            self.filter(article=story).update(**story.terms)
        self.bulk_create(
            self.model(article=story, image_id=image, place=where, **story.terms)
            for image, where in sorted(wanted - known.keys())
        )


class Illustration(Listing):
    """A picture on a story: so the desk knows where each is shown. Kept by `Article.save()`, never by hand."""

    class Place(models.TextChoices):
        LEAD = "lead", "lead picture"
        BODY = "body", "in the text"

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, db_index=False, related_name="illustrations"
    )
    image = models.ForeignKey("images.Image", models.PROTECT, db_index=False, related_name="illustrations")
    place = CharField(max_length=10, choices=Place)

    objects = IllustrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "image", "place"], name="illustrated_once_in_a_place")
        ]
        indexes = [models.Index(fields=["image", "-live_from"], name="picture_last_shown")]

    def __str__(self):
        return f"{self.article}: {self.get_place_display()}"


class TagQuerySet(NamedQuerySet):
    """Subjects."""

    def published(self) -> models.QuerySet:
        """Those that readers may know of: with a story that they may see now."""
        tagged = Tagging.objects.published().filter(tag=models.OuterRef("pk"))
        return self.filter(models.Exists(tagged))

    def of(self, names: Iterable[str]) -> dict[str, "Tag"]:
        """{key of a name: its tag} for those of the names that are known, as a tag's own or as another name of it.

        One query where all are tags' own, else two.
        """
        keys = {name_key(name) for name in names}
        found = {tag.name_key: tag for tag in self.filter(name_key__in=keys)} if keys else {}
        if missing := keys - found.keys():
            synonyms = TagSynonym.objects.filter(name_key__in=missing).select_related("tag")
            found |= {synonym.name_key: synonym.tag for synonym in synonyms}
        return found


class Tag(Addressed, Named, TagBase):
    """A subject that stories share: fisheries, ports, elections."""

    stories_by = "taggings"
    # Leaves room for the number that tells two of the same address apart.
    LONGEST_SLUG = 90

    name_key = NameKeyField(unique=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The tag's address, which no other tag has had; "tag" for what has no letter or digit, such as “🐟”: its
        page must be reachable."""
        stem = slug_of(tag, self.LONGEST_SLUG) or "tag"
        slug = stem if i is None else f"{stem}-{i}"
        number = 2
        while former.holder_of(path_to("articles:tag", slug)):
            slug, number = f"{stem}-{number}" if i is None else f"{stem}-{i}-{number}", number + 1
        return slug

    def get_absolute_url(self) -> str:
        return path_to("articles:tag", self.slug)

    def clean(self) -> None:
        super().clean()
        other = TagSynonym.objects.named(self.name).exclude(tag=self.pk).select_related("tag").first()
        if other:
            raise ValidationError(
                {"name": f"That is another name of the tag “{other.tag}” now: take it out there first."}
            )

    def take_over(self, other: "Tag") -> list[str]:
        """Keeps the name of a tag that is merged into this one (namesakes/merging.py)."""
        self.keep_name(other.name)
        return [f"Whoever types “{other}” means “{self}”."]

    def keep_name(self, name: str) -> None:
        """Makes a former name another name of this tag: whoever types it, or brings it back, means this one."""
        if name_key(name) != name_key(self.name):
            TagSynonym.objects.update_or_create(name_key=name_key(name), defaults={"name": name, "tag": self})
        TagSynonym.objects.named(self.name).delete()


class TagSynonym(Named):
    """Another name of a tag: one that it had, or that of a tag which was merged into it.

    Whoever types it, or brings back a version of a story that has it, means the tag.
    """

    name = CharField("another name", max_length=100)
    name_key = NameKeyField(unique=True)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="synonyms")

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "other name of a tag"
        verbose_name_plural = "other names"

    def __str__(self):
        return self.name

    def clean(self) -> None:
        super().clean()
        if tag := Tag.objects.named(self.name).first():
            own = (
                "That is its name already."
                if tag.pk == self.tag_id
                else f"That is the tag “{tag}”: merge the two."
            )
            raise ValidationError({"name": own})


class StoryTags(_TaggableManager):
    """The tags of one story. A name is a tag's whichever way it is spelt; a new one keeps what was typed first."""

    def _to_tag_model_instances(self, tags: Iterable["Tag | str"], tag_kwargs: dict[str, Any]) -> list["Tag"]:
        known = Tag.objects.of(tag for tag in tags if isinstance(tag, str))
        found = []
        for tag in tags:
            if isinstance(tag, str):
                key = name_key(tag)
                if key not in known:
                    known[key], _ = Tag.objects.get_or_create(name_key=key, defaults={"name": tag})
                tag = known[key]
            found.append(tag)
        return list(dict.fromkeys(found))

    def remove(self, *tags: str) -> None:
        """Takes these names off the story, however they are spelt."""
        if tags:
            super().remove(*(tag.name for tag in Tag.objects.of(tags).values()))


class Tagging(Listing, ItemBase):
    """A story under a tag."""

    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, models.CASCADE, db_index=False, related_name="taggings")

    objects = TaggingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tagged_once")]
        indexes = [models.Index(fields=["tag", "-live_from", "-content_object"], name="tag_stories")]

    def __str__(self):
        return f"{self.content_object} under {self.tag}"

    @property
    def listed_story(self) -> models.Model:
        return self.content_object
