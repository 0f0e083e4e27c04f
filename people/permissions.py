"""Who may do what: one function, asked by every page of the newsroom.

Django's own `user.has_perm()` ends here, through `RoleBackend`, so that a stock ModelAdmin, a template's
`perms` and our own views all ask the same question. A role is a group of that name; a person may have several.
"""

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
        "paper.*",
        # What advertising costs, not who buys it.
        "advertising.view_edition",
        "advertising.view_rate",
        "advertising.view_ratecard",
    ],
    # Of letters, those about advertising: tips and letters to the editor are not for sale.
    ADVERTISING: [
        "advertising.*",
        "notices.*",
        "images.view_image",
        "images.add_image",
        "paper.view_paper",
        "paper.view_office",
        "paper.view_letter",
        "paper.change_letter",
    ],
    PUBLISHER: ["*.view_*", "paper.change_paper", "paper.*_office"],
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


def _is_theirs(role, user, act, thing):
    """Whether a role that allows an act allows it to this thing: the few rules that depend on the thing."""
    if thing is None:
        return True
    if role == REPORTER and act == "articles.change_article":
        return thing.status in ("draft", "returned") and thing.created_by_id == user.pk
    if role == SUB_EDITOR and act in ("articles.change_article", "articles.approve_article"):
        return (
            not sections_of(user) or thing.section_id in sections_of(user) or thing.created_by_id == user.pk
        )
    if role == REPORTER and act == "images.change_image":
        return thing.uploaded_by_id == user.pk
    if role == ADVERTISING and act.endswith("_letter"):
        return thing.about == "advertising"
    return True


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
