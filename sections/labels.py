"""A section as a label on a card shows it, in plain facts."""

from dataclasses import dataclass

from rendering.addresses import path_to
from sections.models import Section


@dataclass(frozen=True)
class SectionLabel:
    """A section's name and colour, leading to its front: the columns of `Section` that bear the same names."""

    pk: int
    name: str
    slug: str
    accent: str

    @classmethod
    def of(cls, section: Section) -> "SectionLabel":
        """The SectionLabel of a Section."""
        return cls(section.pk, section.name, section.slug, section.accent)

    def get_absolute_url(self) -> str:
        return path_to("sections:front", self.slug)
