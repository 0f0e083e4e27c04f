"""The page “Who may do what”: a table of acts and roles, in plain words.

Nothing is decided here. Each row names the permissions that its pages require, and its answers come from
people/permissions.py; tests/newsroom/rights/test_who_may_do_what.py asks `may()` for every cell.
"""

from dataclasses import dataclass

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.workflow import WORKFLOW
from newsroom.stories.buttons import ACTS, LABELS, step_of
from people.permissions import ROLES, allows, only, roles_of

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Right:
    """Something that people do in the newsroom, in words, and every permission that it requires."""

    words: str
    permissions: tuple[str, ...]

    def answer(self, role: str) -> str:
        """What the table says of a role: YES, NO, or the only things it may do this to (“their own drafts”)."""
        if not all(allows(role, permission) for permission in self.permissions):
            return NO
        limits = dict.fromkeys(only(role, permission) for permission in self.permissions)
        return "; ".join(filter(None, limits)) or YES


def _rights(*rows: tuple[str, str]) -> list[Right]:
    """The Rights of (words, permissions separated by spaces)."""
    return [Right(words, tuple(permissions.split())) for words, permissions in rows]


STORIES = _rights(
    ("Read every story, drafts and history too", "articles.view_article"),
    ("Write a new story", "articles.add_article"),
    ("Change a story, bring an old version back", "articles.change_article"),
)
WAY = [Right(LABELS[verb], (step_of(verb).permission,)) for verb in ACTS]
AFTERWARDS = _rights(
    ("Plan a change of a published story", WORKFLOW["plan"].permission),
    ("Correct a story", "articles.change_article articles.add_correction"),
    ("Show a draft to somebody outside", "articles.share_article"),
    ("Note a story elsewhere, and mark a partner as told", "articles.change_republication"),
    ("Mend tags, give them other names", "articles.change_tag"),
    ("Merge tags", "articles.merge_tag"),
    ("Delete a story that is not out", "articles.delete_article"),
)
# In the order of a working day.
TABLE = {
    "Stories": [*STORIES, *WAY, *AFTERWARDS],
    "The front": _rights(
        ("See how fronts are laid out", "frontpage.view_layout"),
        ("Lay out fronts", "frontpage.change_layout"),
        ("Breaking news", "frontpage.change_breakingnews"),
    ),
    "Pictures": _rights(
        ("Add a picture", "images.add_image"),
        ("Change its words, credit and focal point", "images.change_image"),
        ("Replace a picture everywhere", "images.replace_image"),
        ("Discard a picture that nothing shows", "images.delete_image"),
    ),
    "The paper": _rights(
        ("Sections", "sections.change_section"),
        ("Sources and their terms", "sources.change_source"),
        ("People with a page", "people.change_person"),
        ("Merge people", "people.merge_person"),
        ("About pages", "flatpages.change_flatpage"),
        ("Former addresses", "addresses.change_address"),
        ("The paper's own details and offices", "newspaper.change_newspaper newspaper.change_office"),
        ("Read letters from readers", "newspaper.view_letter"),
        ("Answer letters from readers", "newspaper.change_letter"),
    ),
    "Advertising": _rights(
        ("See the rates", "advertising.view_ratecard advertising.view_edition"),
        ("Set the rates", "advertising.change_ratecard advertising.change_edition"),
        ("See enquiries, quotes and orders", "advertising.view_enquiry advertising.view_quote"),
        ("Answer enquiries, issue quotes", "advertising.change_enquiry advertising.change_quote"),
        ("Orders and bookings", "advertising.change_insertionorder advertising.change_lineitem"),
        ("The calendar and its places", "advertising.change_insertion advertising.change_place"),
        ("Banners on the website", "advertising.change_creative advertising.change_placement"),
        ("Candidates and their totals", "advertising.change_candidate"),
        ("ads.txt", "advertising.change_adstxt"),
        ("Legal notices and affidavits", "legalnotices.change_notice legalnotices.change_affiant"),
        ("Rules of the kinds of legal notices", "legalnotices.change_noticekind"),
    ),
}


def table() -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
    """[(title, [(words, [(role, answer), ...]), ...]), ...]"""
    return [
        (title, [(right.words, [(role, right.answer(role)) for role in ROLES]) for right in rights])
        for title, rights in TABLE.items()
    ]


def who_may_do_what(request: HttpRequest) -> HttpResponse:
    """The page, for everybody who signs in; their own columns are marked."""
    context = admin.site.each_context(request) | {
        "title": "Who may do what",
        "table": table(),
        "roles": list(ROLES),
        "mine": roles_of(request.user),
    }
    return render(request, "newsroom/rights/who_may_do_what.html", context)
