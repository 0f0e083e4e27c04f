"""What the paper covers."""

from django.db import models

from addresses.keeping import Addressed
from plaintext.fields import CharField, SlugField
from plaintext.names import Named, NamedQuerySet, NameKeyField
from rendering.addresses import path_to


class Section(Addressed, Named):
    """A part of the paper: Mindanao, Opinion, Sports. *Featured* is one too, though not in the menu."""

    class Accent(models.TextChoices):
        """Colours that stand out enough on paper and on ink; each has a light and a dark tone in the CSS."""

        LAGOON = "lagoon", "Lagoon"
        SEA = "sea", "Sea blue"
        FOREST = "forest", "Forest"
        MOSS = "moss", "Moss"
        GOLD = "gold", "Gold"
        AMBER = "amber", "Amber"
        CLAY = "clay", "Clay"
        ROSE = "rose", "Rose"
        PLUM = "plum", "Plum"
        INDIGO = "indigo", "Indigo"
        STONE = "stone", "Stone"

    name = CharField(max_length=60, unique=True)
    name_key = NameKeyField(unique=True)
    slug = SlugField(
        "address",
        max_length=60,
        unique=True,
        allow_unicode=True,
        help_text="Its front is /section/this-address/, where readers' bookmarks lead: do not change it lightly.",
    )
    description = CharField(
        max_length=300, blank=True, help_text="One sentence under the name, also shown by search engines."
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Small numbers come first, in the menu and on the front page."
    )
    is_in_menu = models.BooleanField(
        "in the primary menu", default=True, help_text="Also gives the section its block on the front page."
    )
    accent = CharField(
        max_length=10, choices=Accent, default=Accent.LAGOON, help_text="The colour of its label and rule."
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("sections:front", self.slug)
