"""Sections, people and tags have one identity, in forms, in the import and in a shell."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Article, Tag
from people.models import Person
from plaintext.names import fill_keys
from sections.models import Section
from tests.factories import make_person
from tests.newsroom.desk import errors
from tests.wordpress.wxr import item, run, write

pytestmark = pytest.mark.django_db
OTHER_SPELLINGS = ["MINDANAO", "Min\u00addanao", "“Mindanao”", "Ｍindanao "]


@pytest.mark.parametrize("name", OTHER_SPELLINGS)
def test_a_second_section_of_one_name_is_refused_with_a_sentence(client, editor, name):
    client.force_login(editor)
    data = {"name": name, "slug": "another", "position": 1, "accent": "sea"}
    assert "“Mindanao” already" in errors(client.post("/admin/sections/section/add/", data))
    with pytest.raises(ValidationError):
        Section(name=name, slug="another").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.create(name=name, slug="another")
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.filter(slug="sports").update(name=name)


def test_a_second_tag_of_one_name_is_refused_with_a_sentence(client, editor):
    client.force_login(editor)
    Tag.objects.create(name="Marawi City")
    response = client.post("/admin/articles/tag/add/", {"name": "marawi  CITY", "slug": "other"})
    assert "“Marawi City” already" in errors(response)


def test_a_name_that_shows_nothing_is_refused(client, editor):
    client.force_login(editor)
    for path in ("articles/tag", "sections/section", "people/person"):
        response = client.post(f"/admin/{path}/add/", {"name": "“”", "slug": "x"})
        assert "can be seen" in errors(response)


def test_a_key_follows_its_name(django_assert_num_queries):
    person = make_person("Tala  Mercadejas")
    person.name = "TALA Ñ"
    person.save(update_fields=["name"])
    assert [*Person.objects.named("tala ñ")] == [person]
    Person.objects.filter(pk=person.pk).update(name="Ben")
    assert [*Person.objects.named("BEN")] == [person]


def test_an_import_finds_what_is_here_under_another_spelling(tmp_path):
    tag = Tag.objects.create(name="Niño’s Port")
    section = Section.objects.create(name="Ñandú", slug="birds")
    person = make_person("Tala Mercadejas", slug="tala")
    terms = [
        ("post_tag", "x", "NIN\u0303O'S  port"),
        ("post_tag", "fish", "🐟"),
        ("category", "nandu", "ÑANDÚ"),
        ("author", "cap-tala", "TALA Mercadejas"),
        ("author", "tala@example.org", "tala mercadejas"),
    ]
    run(write(tmp_path, item(1, terms=terms)))
    story = Article.objects.get()
    assert (story.section, story.tags.first()) == (section, tag)
    assert [byline.person for byline in story.bylines.all()] == [person]
    assert {tag.name for tag in story.tags.all()} == {"Niño’s Port", "🐟"}


def test_rows_from_before_keys_get_them_and_a_number_where_two_are_one(django_assert_num_queries):
    rows = [Tag(name=name, slug=str(n)) for n, name in enumerate(["Ñandú", "ÑANDÚ", "ports", "“”"])]
    Tag.objects.bulk_create([Tag(name=f"old {n}", slug=row.slug) for n, row in enumerate(rows)])
    kept = [*Tag.objects.order_by("pk")]
    for row, old in zip(kept, rows, strict=True):
        row.name = old.name
    assert len(fill_keys(kept, are_unique=True)) == 2
    assert [tag.name for tag in Tag.objects.order_by("pk")] == ["Ñandú", "ÑANDÚ (2)", "ports", "“” (2)"]


def test_a_name_that_somebody_takes_between_the_look_and_the_save_is_looked_at_again(
    client, editor, monkeypatch
):
    client.force_login(editor)
    look, looked = Tag.clean, []

    def clean(tag):
        if not looked:  # the other has saved between our look and our save
            looked.append(tag)
            Tag.objects.create(name="Marawi City")
        else:
            look(tag)

    monkeypatch.setattr(Tag, "clean", clean)
    response = client.post("/admin/articles/tag/add/", {"name": "marawi CITY", "slug": "other"})
    assert response.status_code == 302  # the test's other one went with the transaction
    assert len(looked) == 1
