"""The whole way of a story in a real Chromium: three people, three browsers, and readers at its second, not before.

Readers get what the page cache serves, as from a server; a front page rendered a second too early must not outlive it.
"""

import datetime as dt

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from articles.models import Article
from images.models import Image
from pagecache.setup import make_page_cache
from staticsite.site import StaticSite
from tests.articles.canary import SURFACES, addresses, words_in
from tests.factories import make_article, make_person
from tests.newsroom.hands import PHONE, body_of, listed, open_story, press_button, upload_a_picture
from tests.newsroom.test_in_a_browser import choose
from tests.pagecache.clock import at
from tests.pagecache.conftest import Reader
from tests.pagecache.copies import all_text, build_static_site, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECOND = dt.timedelta(seconds=1)
REASON = "Who has counted them?"
LISTS = ["/", "/section/sports/", "/section/mindanao/", "/tag/mangroves/", "/people/tala-mercadejas/"]
# Every address of tests/articles/canary.py at which readers find this story once it is out.
SHOWN = [
    *LISTS,
    *(f"{place}feed/{form}" for place in LISTS for form in ("", "atom/", "json/")),
    *("/newest/", "/archive/{day:%Y/%m/%d}/", "/sitemap-news.xml", "/sitemaps/{day:%Y-%m}.xml"),
    *("/search/?q=mangroves", "/search/?q=mangroves&section=sports", "/another/", "/a-newer-one/"),
]


@pytest.fixture
def page_cache(migrated, settings, tmp_path):
    """A page cache with nothing in it, and two stories that this one will stand beside."""
    settings.VAR_DIR = tmp_path
    long_ago = timezone.now() - dt.timedelta(days=40)
    make_article("Another", published_at=long_ago, tags=["mangroves"])
    make_article("A newer one", published_at=long_ago + SECOND, tags=["mangroves"])
    make_person("Tala Mercadejas")
    return make_page_cache(get_wsgi_application(), StaticSite(settings.VAR_DIR / "static-site"), look_every=0)


def write(page):
    page.click("text=New story")
    page.fill("#id_headline", "Quokkahead")
    page.fill("#id_standfirst", "Quokkastand.")
    page.wait_for_selector(".cke_wysiwyg_frame")
    body_of(page).click()
    page.keyboard.type("Seven quokkabody sat among the mangroves.")
    page.click("text=Add another Byline")
    choose(page, "id_bylines-0-person", "tala", "Tala Mercadejas")
    page.select_option("#id_section", label="Mindanao")
    page.get_by_label("Sports").check()
    upload_a_picture(page, "Quokkaalt on a mooring", "Quokkacredit")
    page.fill("#id_tags", "mangroves")


def through_the_desk(at_the_desk, moment):
    """Writes, sends, sends back, mends, sends again, approves and schedules the story of this test."""
    reporter, sub, editor = at_the_desk("Reporter", **PHONE), at_the_desk("Sub-editor"), at_the_desk("Editor")
    write(reporter)
    press_button(reporter, "Send to the sub-editor", "Quokkahead: With the sub-editor")

    open_story(sub, "Waiting for you", "Quokkahead")
    sub.get_by_label("Why").fill(REASON)
    press_button(sub, "Send back", "Quokkahead: Sent back")

    assert REASON in listed(reporter, "Sent back to you").inner_text()
    open_story(reporter, "Sent back to you", "Quokkahead")
    assert REASON in reporter.inner_text(".sent-back")
    reporter.fill("#id_kicker", "Quokkakick")
    press_button(reporter, "Send to the sub-editor", "Quokkahead: With the sub-editor")

    open_story(sub, "Waiting for you", "Quokkahead")
    press_button(sub, "Approve", "Quokkahead: Approved")

    open_story(editor, "Waiting for you", "Quokkahead")
    editor.fill("#id_published_at", f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}")
    press_button(editor, "Publish at this time", "Quokkahead: Scheduled for")
    assert "Quokkahead" in listed(editor, "Comes next by itself").inner_text()
    return editor


def told(page_cache, listed):
    """{address: whether readers find the canary's words there}, all its headers included."""
    answers = {address: Reader(page_cache).get(address) for address in listed}
    assert max(status for status, _, _ in answers.values()) < 500
    return {address: bool(words_in(headers, body)) for address, (_, headers, body) in answers.items()}


def test_a_story_passes_three_hands_and_is_out_at_its_second(page_cache, at_home, at_the_desk, browser):
    moment = (timezone.now() + dt.timedelta(hours=2)).replace(second=0, microsecond=0)
    editor = through_the_desk(at_the_desk, moment)
    story, picture = Article.objects.get(headline="Quokkahead"), Image.objects.get()
    assert (story.live_from, story.lead_picture) == (moment, picture)
    assert [act.verb for act in story.acts.order_by("pk")] == [
        "submit",
        "send_back",
        "submit",
        "approve",
        "publish",
    ]
    everywhere = {*addresses(story, [*SURFACES, *SHOWN])}
    shown = addresses(story, SHOWN)
    reader = browser.new_page(**PHONE)

    with at(moment - SECOND):
        assert [address for address, tells in told(page_cache, everywhere).items() if tells] == []
        assert Reader(page_cache).get(story.get_absolute_url())[0] == 404
        build_static_site(page_cache)
        assert not words_in({}, all_text(page_cache.static_site).encode())
        assert reader.goto(at_home + story.get_absolute_url()).status == 404

    with at(moment):
        assert [address for address, tells in told(page_cache, shown).items() if not tells] == []
        status, _, page = Reader(page_cache).get(story.get_absolute_url())
        assert status == 200
        assert words_in({}, page) > {"quokkahead", "quokkakick", "quokkastand", "quokkabody", "quokkaalt"}
        build_static_site(page_cache)
        assert "Quokkahead" in text_of(page_cache.static_site, "/")
        reader.goto(at_home + "/")
        reader.get_by_role("link", name="Quokkahead").first.click()
        assert reader.inner_text("h1") == "Quokkahead"
        assert reader.get_attribute(".lead-figure img", "alt") == "Quokkaalt on a mooring"
        assert "Quokkahead" in listed(editor, "Just published").inner_text()
    reader.context.close()
