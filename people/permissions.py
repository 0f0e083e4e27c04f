"""Who may do what: one function, asked by every page of the newsroom.

Django's own `user.has_perm()` ends here, through `RoleBackend`, so that a stock ModelAdmin, a template's
`perms` and our own views all ask the same question. A role is a group of that name; a person may have several.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend

REPORTER = "Reporter"
SUB_EDITOR = "Sub-editor"
EDITOR = "Editor"
ADVERTISING = "Advertising"
PUBLISHER = "Publisher"

# Permissions as Django names them, `app.act_model`; a star stands for anything.
ROLES = {
    REPORTER: [
        "articles.view_*",
        "articles.add_article",
        "articles.change_article",
        "articles.*_byline",
        "articles.add_tag",
        "articles.note_article",
        "images.view_image",
        "images.add_image",
        "images.change_image",
        "people.view_person",
        "sections.view_section",
        "sources.view_source",
    ],
    SUB_EDITOR: [
        "articles.view_*",
        "articles.add_*",
        "articles.change_*",
        "articles.approve_article",
        "articles.share_article",
        "articles.note_article",
        "articles.delete_byline",
        "articles.delete_correction",
        "images.view_image",
        "images.add_image",
        "images.change_image",
        "people.view_person",
        "sections.view_section",
        "sources.view_source",
    ],
    EDITOR: [
        "articles.*",
        "images.*",
        "people.*_person",
        "sections.*",
        "sources.*",
        "frontpage.*",
        "readership.view_*",
        "flatpages.*",
        "redirects.*",
        "newspaper.*",
        # What advertising costs, not who buys it.
        "advertising.view_edition",
        "advertising.view_rate",
        "advertising.view_ratecard",
    ],
    # Of letters, those about advertising: tips and letters to the editor are not for sale.
    ADVERTISING: [
        "advertising.*",
        "legalnotices.*",
        "images.view_image",
        "images.add_image",
        "newspaper.view_newspaper",
        "newspaper.view_office",
        "newspaper.view_letter",
        "newspaper.change_letter",
    ],
    PUBLISHER: ["*.view_*", "newspaper.change_newspaper", "newspaper.*_office"],
}


def may(user, act, thing=None):
    """Whether `user` may do `act`, a permission such as "articles.publish_article", to `thing`.

    Without a thing: whether they may do it to anything at all.
    """
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    return any(allows(role, act) and _is_theirs(role, user, act, thing) for role in roles_of(user))


def allows(role, act):
    """Whether a role may do `act` at all; newsroom pages show the answers as a table."""
    return any(fnmatchcase(act, pattern) for pattern in ROLES.get(role, ()))


def only(role, act):
    """To which things alone a role may do what it is allowed, in words: “their own drafts”; "" for all of them."""
    return ONLY[role, act].words if allows(role, act) and (role, act) in ONLY else ""


def _is_theirs(role, user, act, thing):
    """Whether a role that allows an act allows it to this thing."""
    return thing is None or (role, act) not in ONLY or ONLY[role, act].holds(user, thing)


def everybody_who_may(act, thing=None):
    """Those who sign in to the newsroom and may do `act` to `thing`: three queries, however many they are."""
    known = get_user_model().objects.filter(is_active=True, is_staff=True)
    people = list(known.prefetch_related("groups", "sections"))
    for user in people:
        user._roles = sorted(group.name for group in user.groups.all())
        user._sections = {section.pk for section in user.sections.all()}
    return [user for user in people if may(user, act, thing)]


def roles_of(user):
    """The names of the user's roles; asked of the database once per request's user object."""
    if not hasattr(user, "_roles"):
        user._roles = sorted(user.groups.values_list("name", flat=True)) if user.pk else []
    return user._roles


def sections_of(user):
    """The ids of the sections that a sub-editor looks after, none meaning all; asked as `roles_of` asks."""
    if not hasattr(user, "_sections"):
        user._sections = set(user.sections.values_list("pk", flat=True)) if user.pk else set()
    return user._sections


@dataclass(frozen=True)
class Only:
    """A right that depends on the thing: which things in words, and the rule itself."""

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

    def has_perm(self, user_obj, perm, obj=None):
        return may(user_obj, perm, obj)

    def has_module_perms(self, user_obj, app_label):
        """Whether any role of theirs touches anything of this app."""
        if not user_obj.is_active:
            return False
        patterns = [p for role in roles_of(user_obj) for p in ROLES.get(role, ())]
        return any(fnmatchcase(app_label, pattern.split(".")[0]) for pattern in patterns)
