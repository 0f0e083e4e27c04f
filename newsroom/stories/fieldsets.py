"""The story form in the order in which an editor works: the text (with bylines and corrections below it, see
templates/admin/articles/article/change_form.html), then what files, shows and publishes it."""

from typing import Any

from articles.models import Article

Fieldset = tuple[str | None, dict[str, Any]]

TEXT = (None, {"fields": ["headline", "kicker", "standfirst", "body"], "classes": ["writing"]})
# For those who may only read: the text as it looks, not as it is marked up.
READ = (None, {"fields": ["headline", "kicker", "standfirst", "text"], "classes": ["writing"]})
SECTIONS = (
    "Sections",
    {
        "fields": ["section", "further_sections"],
        "description": "One primary section; tick the others on whose fronts the story belongs, too. "
        "“Featured” is one of them and not in the menu.",
    },
)
PICTURE = (
    "Picture",
    {
        "fields": ["lead_picture", "lead_preview", "lead_caption"],
        "description": "Search the library by what the picture shows, its caption or its credit; the plus sign "
        "adds a new one. A story without a picture is set as text and looks intended.",
    },
)
TAGS = ("Tags and related stories", {"fields": ["tags", "picks"]})
PUBLICATION = (
    "Publication",
    {
        "fields": [("published_at", "embargoed_until"), "is_sensitive", "is_major"],
        "description": "Times are Manila's. For a time to come, fill it in and press “Publish at this time” below: "
        "readers see the story as soon as that and its embargo have passed; nobody has to be at the desk for it.",
    },
)
SOURCE = (
    "Source and original",
    {
        "fields": ["source", "original_url", "original_author", "original_published_at"],
        "description": "For words that are not ours. The suffix on the headline, the credit, the “Link:” line and "
        "what search engines are told are made from the source's policy: do not type them.",
    },
)
LANGUAGE = ("Language and translation", {"fields": ["language", "translation_of"]})
ADDRESS = ("Address", {"fields": ["slug"]})


def fieldsets_for(story: Article | None, may_change: bool, may_plan: bool = False) -> list[Fieldset]:
    """The fieldsets of a story, None for a new one; those that are rarely needed are folded while empty."""
    publication = dict(PUBLICATION[1])
    if story is None or not story.is_published or not may_change:
        publication["fields"] = [name for name in publication["fields"] if name != "is_major"]
    if may_plan:
        publication["fields"] = [*publication["fields"], "goes_live_at"]
    picture = dict(PICTURE[1])
    if story is None or not story.lead_picture_id:
        picture["fields"] = ["lead_picture", "lead_caption"]
    return [
        TEXT if may_change else READ,
        SECTIONS,
        (PICTURE[0], picture),
        TAGS,
        (PUBLICATION[0], publication),
        _folded(SOURCE, unless=story and story.source_id),
        _folded(LANGUAGE, unless=story and (story.language != "en" or story.translation_of_id)),
        _folded(ADDRESS),
    ]


def _folded(fieldset: Fieldset, unless: bool = False) -> Fieldset:
    name, options = fieldset
    return fieldset if unless else (name, options | {"classes": [*options.get("classes", []), "collapse"]})
