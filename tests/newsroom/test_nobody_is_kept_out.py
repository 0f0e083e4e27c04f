"""Every main screen of the desk, each in its role: axe-core finds nothing in both schemes, on a phone and on a desk,
no target is small, and nothing reaches past the edge of a phone."""

import datetime as dt

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE
from django.urls import reverse
from django.utils import timezone

from articles.models import Correction
from articles.publishing import save_story, send_back, submit
from articles.revisions import content_of
from articles.scheduled_changes import schedule_change
from newsroom.sharing import draft_links
from tests.factories import make_article, make_picture, make_user, section
from tests.newsroom.every_row import make_every_row
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHIEF = "Superuser"
STORY, PICTURE = "articles_article", "images_image"
# By role: the page of the newsroom, and of which row; "?" and what follows is added to the address.
SCREENS = {
    "": ["login"],
    "Reporter": [
        "index",
        f"{STORY}_add",
        f"{STORY}_changelist",
        f"{STORY}_change back",
        f"{STORY}_change live",
    ],
    "Sub-editor": ["index", f"{STORY}_change back"],
    "Publisher": ["index", f"{STORY}_change live", "newspaper_newspaper_change"],
    "Editor": [
        *("index", f"{STORY}_changelist", f"{STORY}_add", f"{STORY}_change live", f"{STORY}_change failing"),
        *(f"{STORY}_history live", f"{STORY}_history live?revision=", f"{STORY}_delete back"),
        *(f"{STORY}_screens live", f"{STORY}_preview back", f"{STORY}_draft_links failing"),
        *(f"{STORY}_change planned", f"{STORY}_change planned?planned", f"{STORY}_preview planned?planned"),
        *(f"{STORY}_notes live", "who_may_do_what"),
        *("articles_tag_changelist", "articles_tag_change", "articles_tag_delete"),
        *("articles_republication_changelist", "articles_republication_change"),
        *("frontpage_layout_changelist", "frontpage_layout_change", "frontpage_layout_history"),
        *("frontpage_layout_preview", "frontpage_breakingnews_change"),
        *(f"{PICTURE}_changelist", f"{PICTURE}_add", f"{PICTURE}_add?_popup=1", f"{PICTURE}_many"),
        *(f"{PICTURE}_change", f"{PICTURE}_replace", f"{PICTURE}_browse", f"{PICTURE}_delete"),
        *("sections_section_change", "people_person_changelist", "sources_source_change"),
        *("newspaper_letter_changelist", "newspaper_letter_change", "addresses_address_changelist"),
        *("password_change", "/admin/people/user/", "/admin/no-such-page/"),
    ],
    "Advertising": [
        *("index", "advertising_enquiry_changelist", "advertising_enquiry_change"),
        *("advertising_ratecard_changelist", "advertising_ratecard_change", "advertising_ratecard_preview"),
        *("advertising_insertion_changelist", "advertising_insertion_calendar"),
        *("advertising_insertionorder_change", "advertising_quote_change", "advertising_placement_change"),
        *(
            "legalnotices_notice_changelist",
            "legalnotices_notice_change",
            "legalnotices_notice_add",
            "legalnotices_noticekind_change",
        ),
    ],
    CHIEF: ["index", "people_user_changelist", "people_user_add", "people_user_change", "auth_group_change"],
}
ROLES = [["Editor"], [role for role in SCREENS if role != "Editor"]]
ANSWERS = {"/admin/people/user/": 403, "/admin/no-such-page/": 404}
# All of axe at both widths; the other scheme of each width can only differ in its colours.
EVERYTHING = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
LOOKS = [
    ("light", 1280, EVERYTHING),
    ("dark", 1280, COLOURS),
    ("dark", 360, EVERYTHING),
    ("light", 360, COLOURS),
]
# No frames: axe is not in them, and would wait for an answer.
ALWAYS = {"resultTypes": ["violations"], "iframes": False, "preload": False}
# What the bar that saves covers just now is no small target.
WHOLE = "for (const bar of document.querySelectorAll('.submit-row')) bar.style.position = 'static'"


@pytest.fixture
def rows(migrated):
    """A row of every kind, and stories that came back, that checks stop, and that are live and corrected."""
    rows = make_every_row()
    users = [make_user(role.lower(), role=role) for role in SCREENS if role and role != CHIEF]
    reporter, editor = users[0], users[3]
    make_user(CHIEF.lower(), is_superuser=True)
    back = make_article("Who counted the whales?", status="draft", created_by=reporter)
    submit(back, by=reporter)
    send_back(back, by=editor, reason="Name whoever counted them.")
    bare = make_picture(9, credit="", alt_text="")
    failing = make_article("FERRIES SAIL FROM THE THE PORT", status="approved", lead_picture=bare)
    link = draft_links.share(failing, by=editor, for_whom="Atty. Sayo", days=3)
    link.answers.create(verdict="change", text="One engineer.", name="Ramon Sayo", version=1)
    live = make_article(
        "Ferries sail", kicker="Ports", further=[section("featured")], by=["A stringer"], tags=["sea"]
    )
    Correction.objects.create(article=live, text="It was ₱53.")
    live.headline = "Ferries sail again"
    save_story(live, by=editor)
    make_article("Salt returns", published_at=timezone.now() + dt.timedelta(days=1))
    planned = make_article("Fares rise")
    tomorrow = timezone.now() + dt.timedelta(days=1)
    schedule_change(planned, content_of(planned) | {"headline": "Fares fall"}, at=tomorrow, by=editor)
    planned.headline = "Fares stay"  # and so the two of them meet
    save_story(planned, by=editor)
    return rows | {"back": back, "failing": failing, "live": live, "planned": planned}


def address(screen, rows):
    """The address of a screen as the table above names it."""
    if screen.startswith("/"):
        return screen
    page, mark, query = screen.partition("?")
    name, _, row = page.partition(" ")
    if query == "revision=":
        query += str(rows[row].revisions.first().pk)
    if (
        not row
        and not name.endswith(("_add", "_changelist", "_many", "_browse", "_calendar"))
        and "_" in name
    ):
        row = next((kind for kind in rows if name.startswith(f"{kind}_")), "")
    return reverse(f"admin:{name}", args=[rows[row].pk] if row else []) + mark + query


def faults(page, scheme, width, rules):
    """What axe finds on the page in this scheme and at this width, and whether it reaches past the edge."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    found = page.evaluate("rules => axe.run(rules).then(said => said.violations)", ALWAYS | rules)
    beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    said = [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]
    return said + [f"{beyond} pixels too wide"] * (beyond > 0)


@pytest.mark.parametrize("roles", ROLES)
def test_nobody_is_kept_out_of_the_desk(at_home, rows, browser, roles):
    found = {}
    for role in roles:
        page = browser.new_page()
        if role:
            sign_in(page, at_home, reverse("admin:index"), role.lower())
        for screen in SCREENS[role]:
            assert page.goto(at_home + address(screen, rows)).status == ANSWERS.get(screen, 200), screen
            if page.locator("textarea#id_body").count():
                page.wait_for_selector(".cke_wysiwyg_frame")
            page.evaluate(AXE)
            page.evaluate(WHOLE)
            for look in LOOKS:
                if said := faults(page, *look):
                    found[role, screen, *look[:2]] = said
        page.context.close()
    assert found == {}
