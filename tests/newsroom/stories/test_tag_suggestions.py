"""While a tag is typed on a story, those that begin so are shown with how many stories each has."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, Tag, TagSynonym
from tests.factories import make_article, make_user
from tests.newsroom.desk import story_url
from tests.newsroom.test_in_a_browser import sign_in

ADDRESS = "/admin/articles/tag/suggestions/"


@pytest.fixture
def tags(db):
    make_article(tags=["Marawi City", "ports"])
    make_article(tags=["Marawi City", "Lake of Marawi", "Davao, Philippines", "Niño festival"])
    TagSynonym.objects.create(name="Islamic City", tag=Tag.objects.get(name="Marawi City"))


def suggested(client, typed):
    return [(tag["text"], tag["stories"]) for tag in client.get(ADDRESS, {"q": typed}).json()["tags"]]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("mara", [("Marawi City", "2 stories"), ("Lake of Marawi", "1 story")]),
        ("“MARAWI  ci", [("Marawi City", "2 stories")]),
        ("islam", [("Marawi City", "2 stories")]),
        ("davao", [('"Davao, Philippines"', "1 story")]),
        ("nino festival", [("Niño festival", "1 story")]),
        ("marawi citty", [("Marawi City", "2 stories")]),
        ("%", []),
        ("", []),
        ("\u200b", []),
        ("x" * 5_000, []),
    ],
)
def test_what_begins_so_is_suggested_the_most_used_first(client, reporter, tags, typed, names):
    client.force_login(reporter)
    assert suggested(client, typed) == names


@pytest.mark.django_db
def test_a_suggestion_costs_few_queries_and_only_a_few_are_made(
    client, reporter, django_assert_max_num_queries
):
    client.force_login(reporter)
    Tag.objects.bulk_create(Tag(name=f"Marawi {n}", slug=f"marawi-{n}") for n in range(100))
    with django_assert_max_num_queries(7):  # three of them sign in
        assert len(suggested(client, "mar")) == 8


@pytest.mark.django_db
def test_who_may_not_see_tags_is_suggested_none(client):
    client.force_login(make_user(role="Advertising"))
    assert client.get(ADDRESS, {"q": "mar"}).status_code == 403
    client.logout()
    assert client.get(ADDRESS, {"q": "mar"}).status_code == 302


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_suggestion_is_taken_with_the_keys_on_a_phone(at_home, editor, page, request):
    request.getfixturevalue("tags")
    story = make_article()
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page, at_home, story_url(story))
    box = page.locator("#id_tags")
    box.press_sequentially("ports, mara")
    page.wait_for_selector("#tag-suggestions li")
    assert page.locator("#tag-suggestions li").all_inner_texts()[0].split("\n")[0].startswith("Marawi City")
    assert (
        page.locator(".tag-suggestions [role=status]").inner_text() == "2 tags: choose with the arrow keys."
    )
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "tag-suggestion-0"
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box.press("Enter")
    assert box.input_value() == "ports, Marawi City, "
    box.press_sequentially("lake")
    page.locator("#tag-suggestions li", has_text="Lake of Marawi").click()
    assert box.input_value() == "ports, Marawi City, Lake of Marawi, "
    box.press_sequentially("mar")
    page.wait_for_selector("#tag-suggestions li")
    box.press("Escape")
    assert page.locator("#tag-suggestions").is_hidden()
    box.press_sequentially("itime law")
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist")
    names = {tag.name for tag in Article.objects.get(pk=story.pk).tags.all()}
    assert names == {"ports", "Marawi City", "Lake of Marawi", "maritime law"}
