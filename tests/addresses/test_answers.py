"""Whoever asks for an address that a page had, or misspells one, is at the page in one step, and learns of no other."""

import pytest
from django.contrib.flatpages.models import FlatPage
from django.core.exceptions import ValidationError

from addresses import former
from addresses.models import Address
from articles.models import Article, Tag
from articles.publishing import publish, save_story, spike, withdraw
from legalnotices.models import NoticeKind
from sections.models import Section
from tests.advertising.rates.factories import make_card
from tests.factories import make_article, make_person, section

pytestmark = pytest.mark.django_db


def rename(row, slug):
    row.slug = slug
    save_story(row) if isinstance(row, Article) else row.save()
    return row


def leads(client, address):
    """Where one 301 leads to, and that there is a page there; the status of any other answer."""
    response = client.get(address)
    if response.status_code != 301:
        return response.status_code
    location = response.headers["Location"]
    assert client.get(location).status_code in (200, 410), f"{address} leads to {location}, where nothing is"
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=5"
    return location


@pytest.fixture
def story(db):
    return make_article(
        "Ferries sail again", slug="ferries-sail-again", tags=["Sea Ports"], by=[make_person()]
    )


@pytest.fixture
def card(db):
    return make_card()


# Everything that has a name leaves its address behind, with its feeds


def test_a_renamed_section_leaves_its_address_and_its_feeds_behind(client, story, subtests):
    rename(section("mindanao"), "the-south")
    for old, new in [
        ("/section/mindanao/", "/section/the-south/"),
        ("/section/mindanao", "/section/the-south/"),
        ("/Section/MINDANAO/", "/section/the-south/"),
        ("/section/mindanao/feed/", "/section/the-south/feed/"),
        ("/section/mindanao/feed/atom/", "/section/the-south/feed/atom/"),
        ("/section/mindanao/feed/json/", "/section/the-south/feed/json/"),
        ("/section/mindanao/feed/json", "/section/the-south/feed/json/"),
        ("/category/mindanao/", "/section/the-south/"),
        ("/category/news/mindanao/page/3/", "/section/the-south/"),
        ("/category/mindanao/feed/", "/section/the-south/feed/"),
        ("/section/mindanao/?utm_source=mail&x=%20", "/section/the-south/?utm_source=mail&x=%20"),
    ]:
        with subtests.test(old):
            assert leads(client, old) == new
    assert client.get("/section/mindanao/nothing/").status_code == 404


def test_a_renamed_tag_leaves_its_address_and_its_feeds_behind(client, story, subtests):
    rename(Tag.objects.get(), "harbours")
    for old, new in [
        ("/tag/sea-ports/", "/tag/harbours/"),
        ("/tag/sea-ports/feed/", "/tag/harbours/feed/"),
        ("/tag/sea-ports/feed/rss2/", "/tag/harbours/feed/"),
        ("/tag/sea-ports/feed/json/", "/tag/harbours/feed/json/"),
        ("/tag/Sea-Ports/page/2/", "/tag/harbours/"),
    ]:
        with subtests.test(old):
            assert leads(client, old) == new


def test_a_renamed_person_leaves_their_address_and_their_feeds_behind(client, story, subtests):
    rename(story.bylines.get().person, "tala")
    for old, new in [
        ("/people/tala-mercadejas/", "/people/tala/"),
        ("/people/tala-mercadejas/feed/atom/", "/people/tala/feed/atom/"),
        ("/author/tala-mercadejas/", "/people/tala/"),
        ("/author/tala-mercadejas/page/2/", "/people/tala/"),
        ("/author/tala-mercadejas/feed/", "/people/tala/feed/"),
    ]:
        with subtests.test(old):
            assert leads(client, old) == new


def test_renamed_editions_and_kinds_of_legal_notices_leave_their_addresses_behind(client, card):
    rename(NoticeKind.objects.get(slug="other"), "sundry")
    assert leads(client, "/legal-notices/kinds/other/") == "/legal-notices/kinds/sundry/"
    edition, rates = card.edition, "/about/advertising-rates/editions/"
    old = f"{rates}{edition.slug}/"
    rename(edition, "the-region")
    assert leads(client, old) == f"{rates}the-region/"
    assert leads(client, f"{old}rates.csv?x=1") == f"{rates}the-region/rates.csv?x=1"


def test_a_moved_about_page_leaves_its_address_behind(client):
    page = FlatPage.objects.create(url="/about/history/", title="History")
    page.url = "/about/our-history/"
    page.save()
    assert leads(client, "/about/history/") == "/about/our-history/"
    assert leads(client, "/About/History") == "/about/our-history/"


def test_a_renamed_story_answers_under_every_form_of_its_old_address(client, story, subtests):
    rename(story, "boats-leave")
    for old in [
        "/ferries-sail-again/", "/ferries-sail-again", "/FERRIES-Sail-Again/", "/%66erries-sail-again/",
        "/2015/09/ferries-sail-again/", "/2015/09/21/ferries-sail-again/", "/2015/9/FERRIES-sail-again/amp/",
        "/2015/09/ferries-sail-again.html", "/2015/09/21/ferries-sail-again/feed/", "/ferries-sail-again/amp/",
        "/ferries-sail-again/feed/", "/ferries-sail-again/feed/atom/", "/ferries-sail-again/2/",
        "/ferries-sail-again/boat-picture/", "/index.php/2015/09/ferries-sail-again/",
        "/ferries-sail-again).", "/2015/09/21/ferries-sail-again”",
    ]:  # fmt: skip
        with subtests.test(old):
            assert leads(client, old) == "/boats-leave/"
            assert (
                leads(client, f"{old}?utm_source=mail&fbclid=x") == "/boats-leave/?utm_source=mail&fbclid=x"
            )


def test_a_story_of_today_answers_under_the_forms_of_the_old_site_with_its_parameters(
    client, story, subtests
):
    for old in ["/2015/09/ferries-sail-again/", "/ferries-sail-again/amp/", "/ferries-sail-again/feed/"]:
        with subtests.test(old):
            assert leads(client, f"{old}?utm_source=mail") == "/ferries-sail-again/?utm_source=mail"


@pytest.mark.parametrize("slug", ["a" * 200, "日" * 200, "ñandú-" * 30 + "x"])
def test_no_address_is_too_long_to_lead_on(client, slug):
    rename(make_article(slug=slug), "short")
    for form in (f"/{slug}/", f"/2015/09/21/{slug}/", f"/{slug.upper()}/amp/"):
        assert leads(client, form) == "/short/"


def test_two_slashes_cost_no_further_step(client, story):
    rename(story, "boats-leave")
    for path in ("//Ferries-sail-again//", "/2015//09/ferries-sail-again", "//boats-leave//"):
        assert client.get("/?x=1", PATH_INFO=path).headers["Location"] == "/boats-leave/?x=1"


def test_an_old_address_leads_on_while_django_shows_its_own_404_too(client, story, settings):
    rename(story, "boats-leave")
    settings.DEBUG = True
    assert client.get("/ferries-sail-again/").headers["Location"] == "/boats-leave/"
    assert client.head("/ferries-sail-again/").headers["Location"] == "/boats-leave/"
    assert client.get("/nothing-of-this-name/").status_code == 404


def test_renaming_back_and_forth_makes_no_circle(client, story):
    for slug in ("second", "third", "ferries-sail-again"):
        rename(story, slug)
    assert client.get("/ferries-sail-again/").status_code == 200
    assert leads(client, "/second/") == leads(client, "/third/") == "/ferries-sail-again/"


# Debris, capitals, accents, addresses that were cut off


@pytest.mark.parametrize(
    "debris",
    [
        ".", ",", ")", "”", "%20", "&fbclid=abc", "&utm_source=x&y=1", "…", ">", '"', "'", "’", ":", ";", "](", "](https://x.example/y",
        "!", "?", "%3F", "*", "**", "_", "%C2%A0", "%E2%80%8B",
        "%0A", "%0D%0A", ").", '".', "”,", "%22%3E", "</a>", "%E2%80%A6", "/.", "/)",
        "/&x=1",
        "/%20", "...", "|", "\\", "}", "]", "»", "`", "%5D%28", "%23comments", "=", "%3Futm_source%3Dx",
    ],
)  # fmt: skip
def test_what_a_sentence_leaves_behind_an_address_is_left_out(client, story, debris):
    assert leads(client, f"/ferries-sail-again{debris}") in ("/ferries-sail-again/", "/ferries-sail-again/?")
    assert leads(client, f"/section/mindanao{debris}") in ("/section/mindanao/", "/section/mindanao/?")


@pytest.mark.parametrize(
    "address", ["/(ferries-sail-again)", "/“ferries-sail-again”", "/<ferries-sail-again>"]
)
def test_what_stands_before_an_address_is_left_out(client, story, address):
    assert leads(client, address) == "/ferries-sail-again/"


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("/Section/Mindanao/", "/section/mindanao/"),
        ("/SECTION/MINDANAO", "/section/mindanao/"),
        ("/Section/Mindanao/Feed/Atom/", "/section/mindanao/feed/atom/"),
        ("/About/Contact/", "/about/contact/"),
        ("/ABOUT/ADVERTISING-RATES/", "/about/advertising-rates/"),
        ("/About", "/about/profile/"),
        ("/Newest/", "/newest/"),
        ("/NEWEST,", "/newest/"),
        ("/Search/?q=Rice", "/search/?q=Rice"),
        ("/Archive/", "/archive/"),
        ("/Legal-Notices/Kinds/Other/", "/legal-notices/kinds/other/"),
        ("/Feed/JSON/", "/feed/json/"),
        ("/Legal-Notices/", "/legal-notices/"),
        ("/Sitemap.XML", "/sitemap.xml"),
        ("/Robots.txt", "/robots.txt"),
        ("/People/", "/people/"),
        ("/People/Tala-Mercadejas/", "/people/tala-mercadejas/"),
        ("/TAG/Sea-Ports/", "/tag/sea-ports/"),
        ("/Category/Mindanao/", "/section/mindanao/"),
        ("/Admin/", "/admin/"),
    ],
)
def test_capitals_matter_on_no_page(client, story, typed, page):
    response = client.get(typed)
    assert (response.status_code, response.headers.get("Location")) == (301, page)


@pytest.mark.parametrize(
    "typed",
    [
        "/Section/Nowhere/",
        "/Archive/2015/13/",
        "/Legal-Notices/2026-1/",
        "/TAG/nothing/",
        "/Admin/nothing/",
        "/A",
        "/Draft/x/",
    ],
)
def test_what_is_nowhere_is_nowhere_in_capitals_too(client, story, typed):
    assert client.get(typed).status_code == 404


def test_an_address_is_found_without_its_accents_and_with_accents_that_it_has_not(client):
    make_article(slug="niño-sails-to-peñaplata")
    make_article(slug="pena-is-plain")
    make_article(slug="jolos-sea-today")
    assert leads(client, "/jolo’s-sea-today/") == leads(client, "/Jolo's-sea-today") == "/jolos-sea-today/"
    assert leads(client, "/nino-sails-to-penaplata/") == "/ni%C3%B1o-sails-to-pe%C3%B1aplata/"
    assert leads(client, "/nin%CC%83o-sails-to-pen%CC%83aplata/amp/") == "/ni%C3%B1o-sails-to-pe%C3%B1aplata/"
    assert leads(client, "/peña-is-plain/") == "/pena-is-plain/"
    assert leads(client, "/ni%F1o-sails-to-pe%F1aplata/") == "/ni%C3%B1o-sails-to-pe%C3%B1aplata/"
    assert leads(client, "/ni%C3%B1o-sails-to-pe%C3") == "/ni%C3%B1o-sails-to-pe%C3%B1aplata/"
    assert leads(client, "/pena is – plain/") == leads(client, "/pena%C2%AD-is-plain") == "/pena-is-plain/"
    assert (
        leads(client, "/ni%25C3%25B1o-sails-to-pe%25C3%25B1aplata/") == "/ni%C3%B1o-sails-to-pe%C3%B1aplata/"
    )


def test_two_that_differ_in_accents_alone_are_both_found_exactly(client):
    for slug in ("niño-one-way", "nino-one-way"):
        make_article(slug=slug)
    assert client.get("/niño-one-way/").status_code == client.get("/nino-one-way/").status_code == 200
    assert leads(client, "/NIÑO-one-way/") == "/ni%C3%B1o-one-way/"
    assert leads(client, "/NINO-one-way/") == "/nino-one-way/"


def test_an_address_that_was_cut_off_leads_to_the_one_story_that_begins_so(client, story):
    make_article("Not yet", slug="ferries-sail-again-in-secret", status="draft")
    for cut in (
        "/ferries-sail",
        "/ferries-sail-",
        "/ferries-sail-aga/",
        "/2015/09/21/ferries-sail-ag",
        "/Ferries-Sai…",
    ):
        assert leads(client, cut) == "/ferries-sail-again/"
    rename(story, "boats")
    assert leads(client, "/ferries-sail-ag") == "/boats/"


def test_where_several_begin_so_all_of_them_are_shown(client, story):
    make_article("Ferries sail no more", slug="ferries-sail-no-more")
    make_article("Ferries sail by night", slug="ferries-sail-by-night", status="draft")
    response = client.get("/ferries-sail")
    assert response.status_code == 404
    assert "Ferries sail again" in response.text
    assert "Ferries sail no more" in response.text
    assert "by night" not in response.text


def test_a_short_word_is_no_address_that_was_cut_off(client):
    make_article(slug="contact-tracing-begins")
    assert client.get("/contact/").status_code == 404


# What readers may not know of


def test_what_is_hidden_is_as_if_it_had_never_been(client, tomorrow):
    """Whatever is asked: its own address and every misspelling of it, before and after it was renamed."""
    make_article("Boats", slug="boats-sail")
    before = {address: client.get(address).content for address in HIDDEN}
    draft = make_article("Raid on Sunday", slug="raid-on-sunday-in-jolo", status="draft")
    coming = make_article("Secret ñ", slug="secret-ñandú-story", published_at=tomorrow)
    assert {address: client.get(address).content for address in HIDDEN} == before
    rename(draft, "raid-at-noon")
    rename(coming, "secret-no-more-at-all")
    assert {address: client.get(address).content for address in HIDDEN} == before
    assert {client.get(address).status_code for address in HIDDEN} == {404}
    publish(draft)
    assert leads(client, "/raid-on-sunday-in-jolo") == "/raid-at-noon/"


HIDDEN = [
    "/raid-on-sunday-in-jolo/", "/Raid-on-Sunday-in-Jolo/", "/raid-on-sunday-in", "/raid-on-sunday-in-jolo).",
    "/2015/09/raid-on-sunday-in-jolo/", "/raid-on-sunday-in-jolo/amp/", "/raid-on-sunday-in-jolo/feed/?x=1",
    "/secret-ñandú-story/", "/secret-nandu-story/", "/secret-nandu-s", "/SECRET-NANDU-STORY/x",
]  # fmt: skip


def test_a_hidden_story_does_not_stand_in_the_way_of_another(client):
    make_article(slug="niño-at-sea-today")
    make_article(slug="nino-at-sea-today", status="draft")
    assert leads(client, "/nino-at-sea-today/") == "/ni%C3%B1o-at-sea-today/"


def test_a_withdrawn_story_that_was_renamed_says_that_it_is_gone(client, story):
    withdraw(rename(story, "boats-leave"))
    assert leads(client, "/ferries-sail-again/") == "/boats-leave/"
    assert client.get("/boats-leave/").status_code == 410


def test_a_tag_that_only_hidden_stories_have_is_as_if_it_had_never_been(client, story):
    make_article(status="draft", tags=["Raids"])
    rename(Tag.objects.get(slug="raids"), "raids-at-dawn")
    assert client.get("/tag/raids/").status_code == client.get("/tag/RAIDS-at-dawn/").status_code == 404


# Nobody takes an address by accident


def test_a_former_address_is_refused_with_whom_it_leads_to(story):
    rename(story, "boats-leave")
    other = make_article("Other")
    other.slug = "ferries-sail-again"
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert "“Ferries sail again”" in refused.value.message_dict["slug"][0]
    with pytest.raises(ValidationError, match="former address of “Ferries sail again”"):
        save_story(other)
    rename(section("sports"), "games")
    for row in (Section(name="Sports again", slug="sports"), Section.objects.get(slug="mindanao")):
        row.slug = "sports"
        with pytest.raises(ValidationError, match="former address of “Sports”"):
            row.full_clean()
        with pytest.raises(ValidationError, match="former address of “Sports”"):
            row.save()


def test_a_former_address_is_free_once_its_entry_is_deleted(client, story):
    rename(story, "boats-leave")
    Address.objects.get(path="/ferries-sail-again/").delete()
    assert make_article(slug="ferries-sail-again").slug == "ferries-sail-again"
    assert client.get("/ferries-sail-again/").status_code == 200


def test_an_address_that_readers_never_knew_is_held_by_nobody(story):
    rename(make_article("Draft", slug="a-draft", status="draft"), "another-draft")
    assert make_article(slug="a-draft").slug == "a-draft"
    assert former.holder_of("/a-draft/") is None


def test_what_is_on_the_spike_keeps_its_former_address(story):
    spike(withdraw(rename(story, "boats-leave")))
    with pytest.raises(ValidationError, match="former address"):
        make_article(slug="ferries-sail-again")


def test_addresses_that_are_made_by_themselves_pass_former_ones_by(story):
    rename(story, "boats-leave")
    assert make_article("Ferries sail again").slug == "ferries-sail-again-2"
    rename(Tag.objects.get(), "harbours")
    Tag.objects.update(name="Harbours")
    story.tags.add("Sea Ports")
    assert set(Tag.objects.values_list("slug", flat=True)) == {"harbours", "sea-ports-2"}


# What is deleted


def test_what_readers_knew_is_gone_when_it_is_deleted(client, story):
    empty = rename(Section.objects.create(name="Chess", slug="chess"), "board-games")
    empty.delete()
    assert client.get("/section/chess/").status_code == client.get("/section/board-games/").status_code == 410
    assert client.get("/section/board-games/feed/?x=1").status_code == 410
    assert "This page is no longer here" in client.get("/section/chess/").text
    Tag.objects.all().delete()
    assert client.get("/tag/sea-ports/").status_code == 410
    story.tags.add("Sea Ports")
    assert client.get("/tag/sea-ports/").status_code == 200


def test_a_draft_that_is_deleted_leaves_nothing(client):
    draft = rename(make_article(slug="not-yet-out", status="draft"), "never-out")
    draft.delete()
    assert client.get("/not-yet-out/").status_code == client.get("/never-out/").status_code == 404
    assert not Address.objects.filter(path__in=["/not-yet-out/", "/never-out/"]).exists()


# The 404 page


def test_the_404_page_offers_the_nearest_stories_by_the_words_of_the_address(client, story):
    make_article("Rice is dear", slug="rice")
    make_article("Ferries are secret", slug="secret-ferries", status="draft")
    for _ in range(6):
        make_article("Ports", standfirst="", body="<p>Nothing.</p>")
    page = client.get("/news/ferries-are-sailing-today/")
    assert page.status_code == 404
    assert "noindex" in page.text
    near = page.text.partition('id="near"')[2].partition('id="latest"')[0]
    assert "Ferries sail again" in near
    assert "Rice" not in near
    assert "secret" not in near


@pytest.mark.parametrize(
    "address",
    [
        "/a%2500b-nothing-here/",
        "/category/%2500x/",
        "/author/%2500x",
        "/%25ED%25A0%2580-is-no-letter/",
        "/2015/09/%2500x",
    ],
)
def test_nonsense_is_nowhere(client, story, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_readers_are_led_on(client, story, method):
    rename(story, "boats-leave")
    assert getattr(client, method)("/2015/09/ferries-sail-again/").status_code in (404, 405)
