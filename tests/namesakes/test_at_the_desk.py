"""Near names are shown in the lists and when a row gets its name; the list's action merges rows."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, Tag, TagSynonym
from articles.publishing import save_story
from articles.scheduled_changes import make_due_changes
from namesakes.merging import merge
from people.models import Person
from sections.models import Section
from tests.factories import make_article, make_person, make_user
from tests.newsroom.desk import byline, errors, filled, story_url
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = pytest.mark.django_db
TAGS, PEOPLE = "/admin/articles/tag/", "/admin/people/person/"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_the_lists_show_near_names_and_how_many_stories_each_has(desk):
    make_article(tags=["Marawi City", "ports"], by=[make_person("Rodrigo Duterte")])
    make_article(tags=["Marawi Citty"])
    Person.objects.create(name="Rodrigo  Dutertė", slug="r-d")
    Section.objects.create(name="Mindanáo", slug="mindanao-2")
    page = desk.get(TAGS)
    tags = {tag.name: tag for tag in Tag.objects.all()}
    address = f"merge/?id={tags['Marawi City'].pk}&amp;id={tags['Marawi Citty'].pk}"
    assert f'{address}">Merge with “Marawi Citty”</a>' in page.text
    assert [row.story_count for row in page.context["cl"].result_list] == [1, 1, 1]
    assert {row.name for row in desk.get(f"{TAGS}?near=1").context["cl"].result_list} == {
        "Marawi City",
        "Marawi Citty",
    }
    assert ">Merge with “Rodrigo Duterte”</a></td>" in desk.get(PEOPLE).text
    assert "“Mindanáo”" in desk.get("/admin/sections/section/").text


@pytest.mark.parametrize("typed", ["niño", "NIÑO  pass", "“Niño”", "n\u0303andu", "Nino Passage", "strait"])
def test_a_search_and_a_box_find_a_name_however_it_is_spelt(desk, typed):
    tag = Tag.objects.create(name="Niño Passage")
    TagSynonym.objects.create(name="Ñandu Strait", tag=tag)
    Tag.objects.create(name="ports")
    assert [*desk.get(TAGS, {"q": typed}).context["cl"].result_list] == [tag]
    field = {"app_label": "frontpage", "model_name": "slot", "field_name": "tag"}
    chosen = desk.get("/admin/autocomplete/", {"term": typed} | field).json()["results"]
    assert [each["text"] for each in chosen] == ["Niño Passage"]


def test_a_list_costs_the_same_however_long(desk, django_assert_num_queries, django_assert_max_num_queries):
    def queries(count):
        Tag.objects.bulk_create(Tag(name=f"{count} subject {n} x", slug=f"{count}-{n}") for n in range(count))
        with django_assert_max_num_queries(15) as captured:
            desk.get(TAGS)
        return len(captured)

    desk.get(TAGS)
    assert queries(2) == queries(90)


def test_a_near_name_is_told_when_a_row_gets_it(desk, client):
    Tag.objects.create(name="Marawi City")
    page = desk.post(f"{TAGS}add/", {"name": "Marawi Cities", "slug": "marawi-cities"}, follow=True)
    assert "There are tags of nearly this name: “Marawi City”" in told(page)
    assert "/merge/?id=" in told(page)
    make_person("Tala Mercadejas", slug="tala")
    data = {"name": "TALA  Mercadejas", "slug": "tala-2", "role": "staff"}
    page = desk.post(f"{PEOPLE}add/", data, follow=True)
    assert Person.objects.count() == 2
    assert "There is another person of this name: “Tala Mercadejas”" in told(page)
    data = {"name": "Sport", "slug": "sport", "position": 9, "accent": "sea"}
    assert "“Sports”" in told(desk.post("/admin/sections/section/add/", data, follow=True))


def test_a_new_tag_that_is_nearly_another_is_told_after_the_story_is_saved(desk):
    Tag.objects.create(name="Marawi City")
    story = make_article()
    page = desk.post(
        story_url(story), filled(desk.get(story_url(story)), tags="Marawi Citty, ports"), follow=True
    )
    assert "“Marawi Citty” is a new tag; there is “Marawi City” already." in told(page)
    assert "ports" not in told(page)


def test_the_action_asks_which_one_stays_and_merges(desk):
    story = make_article(tags=["Marawi City"])
    make_article(tags=["Marawi Citty"])
    stays, goes = Tag.objects.get(name="Marawi City"), Tag.objects.get(name="Marawi Citty")
    page = desk.post(TAGS, {"action": "merge_selected", "_selected_action": [stays.pk, goes.pk]}, follow=True)
    assert "<h1>Merge tags</h1>" in page.text
    address = page.redirect_chain[-1][0]
    assert "Choose which one stays." in desk.post(address, {}).text
    assert "Select a valid choice" in desk.post(address, {"stays": "99"}).text
    page = desk.post(address, {"stays": stays.pk}, follow=True)
    assert "“Marawi Citty” and “Marawi City” are one now: 1 story moved." in told(page)
    assert "/tag/marawi-citty/ and its feeds lead to /tag/marawi-city/." in told(page)
    assert stays.taggings.count() == 2
    assert "no longer there" in told(desk.post(address, {"stays": stays.pk}, follow=True))
    assert story.tags.get() == stays


def test_one_is_merged_into_any_other_and_never_into_itself(desk):
    make_article(tags=["PNP"])
    pnp, police = Tag.objects.get(), Tag.objects.create(name="National Police")
    address = f"{TAGS}merge/?id={pnp.pk}"
    assert desk.get(address).status_code == 200
    assert "That is the same one" in desk.post(address, {"into": pnp.pk}).text
    assert "That is the same one" in desk.post(address, {"stays": pnp.pk}).text
    desk.post(address, {"into": police.pk, "stays": pnp.pk})
    assert [*Tag.objects.all()] == [police]


@pytest.mark.parametrize("query", ["", "?id=", "?id=x", "?id=99999999999999999999999", "?id=7", "?id=²"])
def test_a_merge_of_nothing_says_so(desk, query):
    assert "no longer there" in told(desk.get(f"{TAGS}merge/{query}", follow=True))


def test_too_many_at_once_are_refused(desk):
    tags = Tag.objects.bulk_create(Tag(name=f"subject {n}", slug=f"s-{n}") for n in range(21))
    page = desk.get(f"{TAGS}merge/?" + "&".join(f"id={tag.pk}" for tag in tags), follow=True)
    assert "At most 20 are merged at a time." in told(page)


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Advertising", "Publisher"])
def test_only_editors_merge(client, role):
    tags = [Tag.objects.create(name=name) for name in ("Marawi City", "Marawi Citty")]
    client.force_login(make_user(role=role))
    address = f"{TAGS}merge/?id={tags[0].pk}&id={tags[1].pk}"
    assert client.get(address).status_code == client.post(address, {"stays": tags[0].pk}).status_code == 403
    chosen = {"action": "merge_selected", "_selected_action": [tag.pk for tag in tags]}
    client.post(TAGS, chosen)
    assert Tag.objects.count() == 2
    page = client.get(TAGS)
    if page.status_code == 200:
        assert "“Marawi Citty”" in page.text
        assert "/merge/" not in page.text


def test_a_renamed_tag_keeps_its_former_name_for_who_types_it(desk):
    story = make_article(tags=["Marawi"])
    tag = Tag.objects.get()
    address = f"{TAGS}{tag.pk}/change/"
    rows = {"synonyms-TOTAL_FORMS": 0, "synonyms-INITIAL_FORMS": 0}
    desk.post(address, {"name": "Marawi City", "slug": "marawi"} | rows)
    other = make_article(tags=["MARAWI"])
    assert [*other.tags.all()] == [*story.tags.all()] == [Tag.objects.get(name="Marawi City")]
    row = tag.synonyms.get()
    rows = {
        "synonyms-TOTAL_FORMS": 1,
        "synonyms-INITIAL_FORMS": 1,
        "synonyms-0-id": row.pk,
        "synonyms-0-tag": tag.pk,
    }
    desk.post(address, {"name": "Marawi", "slug": "marawi", "synonyms-0-name": "Marawi"} | rows)
    assert Tag.objects.get().name in {"Marawi", "Marawi City"}


def test_a_form_that_was_open_during_the_merge_is_saved(desk):
    stays, goes = make_person("Tala Mercadejas"), make_person("Tala Mercadehas")
    story = make_article(by=[goes], tags=["Marawi Citty"])
    tags = [Tag.objects.create(name="Marawi City"), Tag.objects.get(name="Marawi Citty")]
    opened = filled(desk.get(story_url(story)), kicker="New", **{"bylines-TOTAL_FORMS": 2})
    opened |= byline(1, person=goes.pk, role="pictures")
    merge(Person, stays.pk, [goes.pk])
    merge(Tag, tags[0].pk, [tags[1].pk])
    response = desk.post(story_url(story), opened)
    assert response.status_code == 302, errors(response)
    assert [(row.person, row.role) for row in story.bylines.all()] == [(stays, "words"), (stays, "pictures")]
    assert [*story.tags.all()] == [tags[0]]


def test_a_merge_between_two_editors_is_no_difference(desk):
    stays, goes = make_person("Tala Mercadejas"), make_person("Tala Mercadehas")
    story = make_article(by=[goes], tags=["Marawi Citty"])
    save_story(story, by=make_user())
    opened = filled(desk.get(story_url(story)), tags="Marawi Citty, ports")
    merge(Person, stays.pk, [goes.pk])
    merge(Tag, Tag.objects.create(name="Marawi City").pk, [Tag.objects.get(name="Marawi Citty").pk])
    theirs = Article.objects.get(pk=story.pk)
    theirs.kicker = "Theirs"
    save_story(theirs, by=make_user())
    response = desk.post(story_url(story), opened)
    assert response.status_code == 302, errors(response)
    assert sorted(tag.name for tag in story.tags.all()) == ["Marawi City", "ports"]
    assert story.bylines.get().person == stays


def test_a_planned_change_is_made_in_spite_of_a_merge(desk, now, tomorrow):
    stays, goes = make_person("Tala Mercadejas"), make_person("Tala Mercadehas")
    story = make_article(by=[goes], tags=["Marawi Citty"])
    plan = {
        "_plan": "1",
        "goes_live_at": f"{tomorrow:%Y-%m-%dT%H:%M}",
        "kicker": "Planned",
        "shown_checks": "x",
    }
    sent = filled(desk.get(story_url(story)), **plan, **{"bylines-TOTAL_FORMS": 2})
    sent |= byline(1, person=goes.pk, role="pictures")
    response = desk.post(story_url(story), sent)
    assert response.status_code == 302, errors(response)
    merge(Person, stays.pk, [goes.pk])
    merge(Tag, Tag.objects.create(name="Marawi City").pk, [Tag.objects.get(name="Marawi Citty").pk])
    assert make_due_changes(tomorrow + (tomorrow - now)) == 1
    assert [(row.person, row.role) for row in story.bylines.all()] == [(stays, "words"), (stays, "pictures")]
    assert [tag.name for tag in story.tags.all()] == ["Marawi City"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_two_tags_are_merged_on_a_phone_with_the_keys(at_home, editor, page):
    make_article(tags=["Marawi City"])
    make_article(tags=["Marawi Citty", "Marawi City", "ports"])
    stays = Tag.objects.get(name="Marawi City")
    page.set_viewport_size({"width": 360, "height": 740})

    def is_fine():
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    sign_in(page, at_home, f"{TAGS}{stays.pk}/change/")
    is_fine()
    page.goto(at_home + TAGS)
    is_fine()
    page.get_by_role("link", name="Merge with “Marawi Citty”").press("Enter")
    page.wait_for_selector("h1:text('Merge tags')")
    is_fine()
    assert page.locator("[name=stays]:checked").get_attribute("value") == str(stays.pk)  # the most used
    page.locator("[name=stays]:checked").press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert "1 story had both and keeps one" in page.inner_text(".messagelist")
    assert {tag.name for tag in Tag.objects.all()} == {"Marawi City", "ports"}
