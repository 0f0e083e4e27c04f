"""Who may do what, in plain words: a table made of people/permissions.py and of the way of a story.

Nothing is decided here. Each row names the permissions that its pages ask for, and the answers are those of the one
function; tests/newsroom/rights/test_who_may_do_what.py asks it for every cell.
"""

from dataclasses import dataclass

from articles.workflow import WORKFLOW
from newsroom.stories.buttons import ACTS, LABELS, step_of
from people.permissions import ROLES, allows, only

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Right:
    """Something that people do in the newsroom, and the permissions that it takes, all of them."""

    words: str
    permissions: tuple

    def answer(self, role):
        """What a role is told: YES, NO, or to which things alone."""
        if not all(allows(role, permission) for permission in self.permissions):
            return NO
        limits = dict.fromkeys(only(role, permission) for permission in self.permissions)
        return "; ".join(filter(None, limits)) or YES


def _rights(*rows):
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
    ("Mend and merge tags", "articles.change_tag"),
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
        ("About pages", "flatpages.change_flatpage"),
        ("Redirects", "redirects.change_redirect"),
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


def table():
    """[(title, [(words, [(role, answer), ...]), ...]), ...]: the whole table, ready to be printed."""
    return [
        (title, [(right.words, [(role, right.answer(role)) for role in ROLES]) for right in rights])
        for title, rights in TABLE.items()
    ]
