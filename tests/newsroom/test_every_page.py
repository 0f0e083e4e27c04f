"""Every address of the newsroom, as its resolver names them, asked for by every role: what the table says, no more."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.factories import make_user
from tests.newsroom.every_row import make_every_row

pytestmark = pytest.mark.django_db

ROLES = {"R": "Reporter", "S": "Sub-editor", "E": "Editor", "A": "Advertising", "P": "Publisher", "-": ""}
ALL = "".join(ROLES)

# Who opens a kind's list, its rows and their history; who adds; who writes a row that others made; who deletes one.
ROWS = {
    "articles_article": ("RSEP", "RSE", "SE", "E"),
    "articles_republication": ("RSEP", "SE", "SE", "E"),
    "articles_tag": ("RSEP", "RSE", "SE", "E"),
    "images_image": ("RSEAP", "RSEA", "SE", "E"),
    "frontpage_layout": ("EP", "E", "E", ""),
    "frontpage_breakingnews": ("EP", "E", "E", "E"),
    "sections_section": ("RSEP", "E", "E", "E"),
    "people_person": ("RSEP", "E", "E", "E"),
    "people_user": ("", "", "", ""),
    "auth_group": ("", "", "", ""),
    "sources_source": ("RSEP", "E", "E", "E"),
    "newspaper_letter": ("EAP", "", "EA", "E"),
    "newspaper_newspaper": ("EAP", "", "EP", ""),
    "flatpages_flatpage": ("EP", "E", "E", "E"),
    "addresses_address": ("EP", "E", "E", "E"),
    "advertising_creative": ("AP", "A", "A", "A"),
    "advertising_placement": ("AP", "A", "A", "A"),
    "advertising_candidate": ("AP", "A", "A", "A"),
    "advertising_enquiry": ("AP", "", "A", "A"),
    "advertising_insertion": ("AP", "", "A", "A"),
    "advertising_place": ("AP", "A", "A", "A"),
    "advertising_insertionorder": ("AP", "A", "A", ""),
    "advertising_lineitem": ("AP", "", "A", "A"),
    "advertising_quote": ("AP", "A", "A", ""),
    "advertising_edition": ("EAP", "A", "A", "A"),
    "advertising_ratecard": ("EAP", "A", "A", "A"),
    "advertising_adstxt": ("AP", "", "A", ""),
    "legalnotices_noticekind": ("AP", "A", "A", "A"),
    "legalnotices_affiant": ("AP", "A", "A", "A"),
    "legalnotices_notice": ("AP", "A", "A", ""),
}
# What else a kind of row has, by the rest of its name; True where the page is about one row.
PAGES = {
    "articles_article": {
        "preview": ("RSEP", True),
        "screens": ("RSEP", True),
        "draft_links": ("SE", True),
        "take_back": ("E", True),
        "notes": ("RSEP", True),
    },
    "frontpage_layout": {"preview": ("EP", True), "return": ("E", True)},
    "images_image": {
        "browse": ("RSEAP", False),
        "many": ("RSEA", False),
        "upload": ("RSEA", False),
        "replace": ("E", True),
        "original": ("RSEAP", True),
    },
    "advertising_insertion": {"calendar": ("AP", False)},
    "advertising_ratecard": {"preview": ("EAP", True)},
    "legalnotices_notice": {"proof": ("AP", True), "affidavit": ("AP", True)},
}
# What everybody who signs in has; and what has rules, and tests, of its own.
EVERYBODYS = {"index", "who_may_do_what", "password_change", "password_change_done", "jsi18n"}
ELSEWHERE = {
    *("login", "logout", "app_list"),
    *("articles_article_autosave", "articles_article_throw_away"),  # test_autosave_refused.py
    "articles_article_undo",  # stories/test_undo.py
    *(
        "articles_tag_suggestions",
        "articles_tag_merge",
        "people_person_merge",
    ),  # tests/namesakes/test_at_the_desk.py
    "autocomplete",  # rights/test_who_may_on_stories.py
    "view_on_site",  # test_first_page.py
    "auth_user_password_change",  # as people_user
    "advertising_artwork_download",  # tests/advertising/enquiries/test_artwork.py
}
OPEN, CLOSED = (200, 405), (403,)  # 405: theirs, but only to post


def names(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def expected():
    """The table, spelled out: (name of an address, whether it is about one row) -> the letters of who opens it."""
    table = {(name, False): ALL for name in EVERYBODYS}
    for kind, (sees, adds, _, deletes) in ROWS.items():
        table |= {(f"{kind}_changelist", False): sees, (f"{kind}_add", False): adds}
        table |= {
            (f"{kind}_history", True): sees,
            (f"{kind}_change", True): sees,
            (f"{kind}_delete", True): deletes,
        }
        table |= {(f"{kind}_{page}", of_row): who for page, (who, of_row) in PAGES.get(kind, {}).items()}
    return table


def address(name, of_row, rows):
    row = next((row for kind, row in rows.items() if name.startswith(f"{kind}_")), None)
    return reverse(f"admin:{name}", args=[row.pk] if of_row else [])


def test_the_table_has_every_address_of_the_newsroom():
    assert {name for name, _ in expected()} | ELSEWHERE == set(names(admin.site.get_urls()))


@pytest.mark.parametrize("letter", ROLES)
def test_a_role_opens_what_the_table_says(client, letter):
    rows = make_every_row()
    client.force_login(make_user(role=ROLES[letter]))
    wrong = {}
    for (name, of_row), who in expected().items():
        page = client.get(address(name, of_row, rows), follow=True)
        page.getvalue()  # reads a file to its end, which closes it
        if page.status_code not in (OPEN if letter in who else CLOSED):
            wrong[name] = page.status_code
    assert wrong == {}


@pytest.mark.parametrize("letter", ROLES)
def test_a_role_gets_a_form_to_write_in_where_the_table_says(client, letter):
    rows = make_every_row()
    client.force_login(make_user(role=ROLES[letter]))
    wrong = {}
    for kind, (_, _, writes, _) in ROWS.items():
        page = client.get(address(f"{kind}_change", True, rows), follow=True).content
        if (b'name="_save"' in page or b'name="_continue"' in page) != (letter in writes):
            wrong[kind] = letter
    assert wrong == {}


@pytest.mark.parametrize("letter", ROLES)
def test_what_is_not_theirs_to_do_is_not_done_by_a_forged_post(client, letter):
    rows = make_every_row()
    client.force_login(make_user(role=ROLES[letter]))
    wrong = {}
    for kind, (_, adds, writes, deletes) in ROWS.items():
        acts = {("add", False): adds, ("change", True): writes, ("delete", True): deletes}
        for (act, of_row), who in acts.items():
            if letter not in who:
                answer = client.post(address(f"{kind}_{act}", of_row, rows), {"post": "yes", "_save": "1"})
                if answer.status_code != 403:
                    wrong[f"{kind}_{act}"] = answer.status_code
    assert wrong == {}
    assert all(type(row).objects.filter(pk=row.pk).exists() for row in rows.values())


def test_nobody_who_has_not_signed_in_gets_further_than_the_login(client):
    rows = make_every_row()
    for name, of_row in expected():
        assert client.get(address(name, of_row, rows)).headers["Location"].startswith("/admin/login/"), name
