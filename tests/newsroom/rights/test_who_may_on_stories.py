"""Each role on each page of a story: who may see, write, send, delete."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.workflow import WORKFLOW
from newsroom.stories.buttons import ACTS
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import filled, list_url, preview_url, story_url

pytestmark = pytest.mark.django_db

ROLES = ["Reporter", "Sub-editor", "Editor", "Advertising", "Publisher", ""]
# Planning a change has a form and tests of its own (test_scheduling_a_change.py).
WAY = WORKFLOW.keys() & ACTS.keys()
SEES, WRITES, NOT = "sees", "writes", "may not"

# Page by page, in the order of ROLES above; the last column is an account without a role.
TABLE = {
    "list": [SEES, SEES, SEES, NOT, SEES, NOT],
    "add": [WRITES, WRITES, WRITES, NOT, NOT, NOT],
    "own draft": [WRITES, WRITES, WRITES, NOT, SEES, NOT],
    "own story with the sub-editor": [SEES, WRITES, WRITES, NOT, SEES, NOT],
    "another's draft": [SEES, WRITES, WRITES, NOT, SEES, NOT],
    "published story": [SEES, WRITES, WRITES, NOT, SEES, NOT],
    "preview": [SEES, SEES, SEES, NOT, SEES, NOT],
    "history": [SEES, SEES, SEES, NOT, SEES, NOT],
    "deleting a draft": [NOT, NOT, SEES, NOT, NOT, NOT],
    "deleting a published story": [NOT, NOT, NOT, NOT, NOT, NOT],
}


def page(name, user):
    """The address of a row of the table, and the story it is about."""
    stories = {
        "own draft": {"status": "draft", "created_by": user},
        "own story with the sub-editor": {"status": "review", "created_by": user},
        "published story": {"created_by": user},
        "deleting a published story": {},
    }
    story = make_article(**stories.get(name, {"status": "draft"}))
    addresses = {
        "list": list_url(),
        "add": story_url(),
        "preview": preview_url(story),
        "history": reverse("admin:articles_article_history", args=[story.pk]),
    }
    if name.startswith("deleting"):
        return reverse("admin:articles_article_delete", args=[story.pk]), story
    return addresses.get(name, story_url(story)), story


def found(client, address):
    response = client.get(address)
    if response.status_code == 403:
        return NOT
    assert response.status_code == 200
    return WRITES if b'name="_save"' in response.content else SEES


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_and_writes_what_the_table_says(client, name, role):
    user = make_user(role=role)
    client.force_login(user)
    address, _ = page(name, user)
    assert found(client, address) == TABLE[name][ROLES.index(role)]


@pytest.mark.parametrize("name", ["own draft", "own story with the sub-editor", "another's draft"])
@pytest.mark.parametrize("role", ROLES)
def test_a_forged_save_does_no_more_than_the_form(client, editor, name, role):
    user = make_user(role=role)
    address, story = page(name, user)
    client.force_login(editor)
    data = filled(client.get(address), headline="Forged")
    client.force_login(user)
    client.post(address, data)
    is_saved = Article.objects.get(pk=story.pk).headline == "Forged"
    assert is_saved == (TABLE[name][ROLES.index(role)] == WRITES)


@pytest.mark.parametrize(
    ("role", "verbs"),
    [
        ("Reporter", {"submit"}),
        ("Sub-editor", {"submit", "send_back", "approve", "spike", "unspike"}),
        ("Editor", WAY),
    ],
)
@pytest.mark.parametrize("verb", sorted(WAY))
def test_a_role_carries_out_the_acts_that_it_may(client, role, verb, verbs):
    user, step = make_user(role=role), WORKFLOW[verb]
    client.force_login(user)
    status = "draft" if "draft" in step.starts else min(step.starts)
    story = make_article(
        status=status, created_by=user, published_at=None if status == "draft" else timezone.now()
    )
    page = client.get(story_url(story))
    is_offered = f'name="_{verb}"' in page.content.decode()
    data = (
        filled(page, reason="Two sources are needed.") | {f"_{verb}": "1"}
        if b'name="_save"' in page.content
        else {}
    )
    answer = client.post(story_url(story), data | {f"_{verb}": "1"})
    story.refresh_from_db()
    is_done = story.acts.filter(verb=verb).exists()
    assert is_offered == is_done == (verb in verbs), answer.status_code
    assert answer.status_code == (302 if is_done else 403)


def test_a_sub_editor_does_not_move_what_an_editor_has_published(client, tomorrow, yesterday):
    client.force_login(make_user(role="Sub-editor"))
    story = make_article(published_at=tomorrow, embargoed_until=tomorrow)
    data = filled(client.get(story_url(story)), headline="Better")
    data |= {"published_at": yesterday.isoformat(), "embargoed_until": ""}
    client.post(story_url(story), data)
    story.refresh_from_db()
    assert (story.headline, story.status, story.live_from) == ("Better", "published", tomorrow)


def test_a_forged_publish_button_is_refused(client):
    user = make_user(role="Sub-editor")
    client.force_login(user)
    story = make_article(status="approved")
    data = filled(client.get(story_url(story)), _publish="1")
    assert client.post(story_url(story), data).status_code == 403
    story.refresh_from_db()
    assert story.status == "approved"


def test_a_reporters_mistake_does_not_cost_the_text(client, reporter):
    """Sent to the sub-editor with an error in it, the form must come back as a form."""
    client.force_login(reporter)
    story = make_article(status="draft", created_by=reporter)
    data = filled(client.get(story_url(story)), status="review", headline="", standfirst="All my words.")
    response = client.post(story_url(story), data)
    assert b"All my words." in response.content
    assert b'name="_save"' in response.content


@pytest.mark.parametrize("role", ["Advertising", ""])
def test_searching_by_name_is_closed_to_those_who_may_not_see(client, role):
    make_article("A secret in the harbor", status="draft")
    client.force_login(make_user(role=role))
    address = reverse("admin:autocomplete")
    query = {"app_label": "articles", "model_name": "article", "field_name": "picks", "term": "secret"}
    assert client.get(address, query).status_code == 403


def test_somebody_not_signed_in_is_asked_to_sign_in(client):
    story = make_article(status="draft")
    for address in (list_url(), story_url(), story_url(story), preview_url(story)):
        assert client.get(address).headers["Location"].startswith("/admin/login/")


def test_a_sub_editor_with_sections_looks_after_those_alone(client):
    user = make_user(role="Sub-editor")
    user.sections.add(section("sports"))
    client.force_login(user)
    theirs, others = make_article(section=section("sports"), status="review"), make_article(status="review")
    mine = make_article(status="draft", created_by=user)
    assert found(client, story_url(theirs)) == found(client, story_url(mine)) == WRITES
    assert found(client, story_url(others)) == SEES
    chosen = {"action": "approve_stories", "_selected_action": [theirs.pk, others.pk]}
    said = client.post(list_url(), chosen, follow=True).content.decode()
    assert "that is not yours to do" in said
    assert [Article.objects.get(pk=story.pk).status for story in (theirs, others)] == ["approved", "review"]
