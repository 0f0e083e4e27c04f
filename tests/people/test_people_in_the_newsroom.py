"""Bylines' people, accounts and roles in the newsroom."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from people.models import Person, User
from people.permissions import everybody_who_may
from tests.factories import make_article, make_person, make_user, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(make_user("administrator", is_superuser=True))
    return client


def test_an_editor_adds_a_person_whose_page_is_there_at_once(client, editor):
    client.force_login(editor)
    data = {"name": "Nur Abdulla", "slug": "nur-abdulla", "role": "staff", "biography": "<p>Writes.</p>"}
    assert client.post(reverse("admin:people_person_add"), data).status_code == 302
    assert b"Nur Abdulla" in client.get("/people/nur-abdulla/").content


def test_somebody_with_bylines_is_not_deleted(client, editor):
    client.force_login(editor)
    writer, newcomer = make_person(), make_person("Nur Abdulla")
    make_article(by=[writer])
    for person in (writer, newcomer):
        client.post(reverse("admin:people_person_delete", args=[person.pk]), {"post": "yes"})
    assert list(Person.objects.all()) == [writer]


def test_only_an_administrator_links_a_person_to_an_account(client, editor, administrator):
    person = make_person()
    address = reverse("admin:people_person_change", args=[person.pk])
    data = {"name": person.name, "slug": person.slug, "role": "staff", "user": editor.pk}
    client.force_login(editor)
    client.post(address, data)
    person.refresh_from_db()
    assert person.user is None
    client.force_login(User.objects.get(username="administrator"))
    client.post(address, data)
    person.refresh_from_db()
    assert person.user == editor


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Editor", "Advertising", "Publisher", ""])
@pytest.mark.parametrize("page", ["people_user", "auth_group"])
def test_accounts_and_roles_are_closed_to_everybody_else(client, editor, role, page):
    client.force_login(make_user(role=role))
    thing = editor if page == "people_user" else Group.objects.get(name="Editor")
    for kind, args in (("changelist", []), ("add", []), ("change", [thing.pk]), ("delete", [thing.pk])):
        assert client.get(reverse(f"admin:{page}_{kind}", args=args)).status_code == 403
    query = {"app_label": "people", "model_name": "person", "field_name": "user", "term": "e"}
    assert client.get(reverse("admin:autocomplete"), query).status_code == 403


def test_an_administrator_makes_an_account_with_a_role(administrator, client):
    data = {"username": "tala", "usable_password": "true", "password1": "low tide at dawn, 5"}
    data["password2"] = data["password1"]
    assert administrator.post(reverse("admin:people_user_add"), data).status_code == 302
    user = User.objects.get(username="tala")
    address = reverse("admin:people_user_change", args=[user.pk])
    reporter = Group.objects.get(name="Reporter")
    data = {"username": "tala", "is_active": "on", "is_staff": "on", "groups": [reporter.pk]}
    assert administrator.post(address, data).status_code == 302
    client.force_login(User.objects.get(username="tala"))
    assert client.get(reverse("admin:articles_article_add")).status_code == 200


def test_a_weak_password_is_refused_with_a_sentence(administrator):
    data = {"username": "tala", "usable_password": "true", "password1": "mindanao", "password2": "mindanao"}
    response = administrator.post(reverse("admin:people_user_add"), data)
    assert "at least 12 characters" in response.content.decode()


def test_a_roles_page_says_in_plain_words_what_it_may_do(administrator):
    role = Group.objects.get(name="Reporter")
    page = administrator.get(reverse("admin:auth_group_change", args=[role.pk])).content.decode()
    assert "<strong>stories:</strong> see, add, change (their own drafts only)</p>" in page
    assert "rate cards" not in page
    role = Group.objects.get(name="Editor")
    page = administrator.get(reverse("admin:auth_group_change", args=[role.pk])).content.decode()
    assert "<strong>stories:</strong> see, add, change, delete, approve, publish and withdraw</p>" in page


def test_a_role_is_not_changed_in_the_newsroom(administrator):
    role = Group.objects.get(name="Reporter")
    address = reverse("admin:auth_group_change", args=[role.pk])
    assert administrator.post(address, {"name": "Owner"}).status_code == 403
    assert administrator.get(reverse("admin:auth_group_add")).status_code == 403


def test_everybody_who_may_is_asked_in_three_queries(editor, reporter, clerk, django_assert_num_queries):
    make_user("gone", role="Editor", is_active=False)
    make_user("outside", role="Editor", is_staff=False)
    ben = make_user("ben", role="Sub-editor")
    ben.sections.add(section("sports"))
    story = make_article(status="review", section=section("business"))
    with django_assert_num_queries(3):
        assert set(everybody_who_may("articles.view_article", story)) == {editor, reporter, ben}
    assert everybody_who_may("articles.approve_article", story) == [editor]
