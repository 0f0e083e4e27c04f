"""Who may do what: one function, asked by every page of the newsroom.

Django's own `user.has_perm()` ends here, through `RoleBackend`, so that a stock ModelAdmin, a template's
`perms` and our own views all ask the same question. A role is a group of that name; a person may have several.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractUser
from django.db.models import Model

REPORTER = "Reporter"
SUB_EDITOR = "Sub-editor"
EDITOR = "Editor"
ADVERTISING = "Advertising"
PUBLISHER = "Publisher"

# What each role may do, by app, as Django names permissions (`app.act_model`); a star stands for anything.
RIGHTS = {
    REPORTER: {
        "articles": "view_* add_article change_article *_byline add_tag note_article",
        "images": "view_image add_image change_image",
        "people": "view_person",
        "sections": "view_section",
        "sources": "view_source",
    },
    SUB_EDITOR: {
        "articles": "view_* add_* change_* approve_article share_article note_article delete_byline delete_correction",
        "images": "view_image add_image change_image",
        "people": "view_person",
        "sections": "view_section",
        "sources": "view_source",
    },
    EDITOR: {
        "articles": "*",
        "images": "*",
        "people": "*_person",
        "sections": "*",
        "sources": "*",
        "frontpage": "*",
        "readership": "view_*",
        "flatpages": "*",
        "addresses": "*",
        "newspaper": "*",
        # What advertising costs, not who buys it.
        "advertising": "view_edition view_rate view_ratecard",
    },
    ADVERTISING: {
        "advertising": "*",
        "legalnotices": "*",
        "images": "view_image add_image",
        # Of letters, those about advertising: tips and letters to the editor are not for sale.
        "newspaper": "view_newspaper view_office view_letter change_letter",
    },
    PUBLISHER: {"*": "view_*", "newspaper": "change_newspaper *_office"},
}
# The same as patterns of permissions: {role: ["articles.view_*", ...]}.
ROLES = {
    role: [f"{app}.{act}" for app, acts in apps.items() for act in acts.split()]
    for role, apps in RIGHTS.items()
}


def may(user: AbstractUser, act: str, thing: Model | None = None) -> bool:
    """Whether `user` may do `act`, a permission such as "articles.publish_article", to `thing`.

    Without a thing: whether they may do it to anything at all.
    """
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    return any(allows(role, act) and _is_theirs(role, user, act, thing) for role in roles_of(user))


def allows(role: str, act: str) -> bool:
    """Whether a role may do `act` at all; newsroom pages show the answers as a table."""
    return any(fnmatchcase(act, pattern) for pattern in ROLES.get(role, ()))


def only(role: str, act: str) -> str:
    """To which things alone a role may do what it is allowed, in words: “their own drafts”; "" for all of them."""
    return ONLY[role, act].words if allows(role, act) and (role, act) in ONLY else ""


def _is_theirs(role, user, act, thing):
    """Whether a role that allows an act allows it to this thing."""
    return thing is None or (role, act) not in ONLY or ONLY[role, act].holds(user, thing)


def everybody_who_may(act: str, thing: Model | None = None) -> list[AbstractUser]:
    """Those who sign in to the newsroom and may do `act` to `thing`: three queries, however many they are."""
    known = get_user_model().objects.filter(is_active=True, is_staff=True)
    people = list(known.prefetch_related("groups", "sections"))
    for user in people:
        user._roles = sorted(group.name for group in user.groups.all())
        user._sections = {section.pk for section in user.sections.all()}
    return [user for user in people if may(user, act, thing)]


def roles_of(user: AbstractUser) -> list[str]:
    """The names of the user's roles; asked of the database once per request's user object."""
    if not hasattr(user, "_roles"):
        user._roles = sorted(user.groups.values_list("name", flat=True)) if user.pk else []
    return user._roles


def sections_of(user: AbstractUser) -> set[int]:
    """The ids of the sections that a sub-editor looks after, none meaning all; asked as `roles_of` asks."""
    if not hasattr(user, "_sections"):
        user._sections = set(user.sections.values_list("pk", flat=True)) if user.pk else set()
    return user._sections


@dataclass(frozen=True)
class Only:
    """A right that depends on the thing: which things in words, and the condition itself."""

    words: str
    holds: Callable  # (user, thing) -> bool


OWN_DRAFTS = Only(
    "their own drafts", lambda user, story: story.is_being_written and story.created_by_id == user.pk
)
IN_THEIR_SECTIONS = Only(
    "in their sections, and their own",
    lambda user, story: (
        not sections_of(user) or story.section_id in sections_of(user) or story.created_by_id == user.pk
    ),
)
OWN_PICTURES = Only("those they have added", lambda user, picture: picture.uploaded_by_id == user.pk)
ABOUT_ADVERTISING = Only("those about advertising", lambda user, letter: letter.about == "advertising")

# The few rights that depend on the thing. Whatever is not named here holds for all of its kind.
ONLY = {
    (REPORTER, "articles.change_article"): OWN_DRAFTS,
    (SUB_EDITOR, "articles.change_article"): IN_THEIR_SECTIONS,
    (SUB_EDITOR, "articles.approve_article"): IN_THEIR_SECTIONS,
    (REPORTER, "images.change_image"): OWN_PICTURES,
    (ADVERTISING, "newspaper.view_letter"): ABOUT_ADVERTISING,
    (ADVERTISING, "newspaper.change_letter"): ABOUT_ADVERTISING,
}


class RoleBackend(ModelBackend):
    """Signs people in as Django does, and answers Django's permission questions from their roles."""

    def has_perm(self, user_obj: AbstractUser, perm: str, obj: Model | None = None) -> bool:
        return may(user_obj, perm, obj)

    def has_module_perms(self, user_obj: AbstractUser, app_label: str) -> bool:
        """Whether any role of theirs touches anything of this app."""
        if not user_obj.is_active:
            return False
        patterns = [p for role in roles_of(user_obj) for p in ROLES.get(role, ())]
        return any(fnmatchcase(app_label, pattern.split(".")[0]) for pattern in patterns)
