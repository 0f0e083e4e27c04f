"""Whichever way text comes into a row, nothing invisible comes with it."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.flatpages.models import FlatPage
from django.core import serializers
from django.forms import modelform_factory

from articles.models import Article, Tag
from newspaper.models import Letter, Newspaper, Office
from people.models import Person, User
from plaintext import fields
from plaintext.forms import Line, Lines
from sections.models import Section
from tests.factories import make_article, section

HIDDEN = "Ice\u200b pl\u00adant\u202e \x07open\u2060s"
SHOWN = "Ice plant opens"

pytestmark = pytest.mark.django_db


def stored(row, name):
    """What the database has, and that the instance has the same."""
    value = type(row).objects.values_list(name, flat=True).get(pk=row.pk)
    assert getattr(row, name) == value
    return value


def test_a_save_cleans_the_row_and_the_instance():
    story = make_article(
        HIDDEN, kicker=HIDDEN, standfirst=f"{HIDDEN}\r\n{HIDDEN}", body=f"<p>{HIDDEN}&#8203;</p>"
    )
    assert stored(story, "headline") == stored(story, "kicker") == stored(story, "summary")[:15] == SHOWN
    assert stored(story, "standfirst") == f"{SHOWN}\n{SHOWN}"
    assert stored(story, "body") == f"<p>{SHOWN}</p>"
    assert stored(story, "slug") == "ice-plant-opens"


def test_bulk_create_update_and_a_fixture_clean_as_well():
    (office,) = Office.objects.bulk_create(
        [Office(newspaper=Newspaper.objects.get(), name=HIDDEN, address=HIDDEN)]
    )
    assert stored(office, "name") == stored(office, "address") == SHOWN
    Office.objects.filter(pk=office.pk).update(name=f"New {HIDDEN}")
    assert Office.objects.get(pk=office.pk).name == f"New {SHOWN}"
    office.name = f"Old {HIDDEN}"
    Office.objects.bulk_update([office], ["name"])
    assert Office.objects.get(pk=office.pk).name == f"Old {SHOWN}"
    office.name = HIDDEN
    for loaded in serializers.deserialize("json", serializers.serialize("json", [office])):
        loaded.save()
    assert Office.objects.get(pk=office.pk).name == SHOWN


def test_what_is_looked_up_is_what_was_stored():
    first, _ = Section.objects.get_or_create(name=HIDDEN, slug="ice-plants")
    again, is_new = Section.objects.get_or_create(name=f"\ufeff{HIDDEN}", defaults={"slug": "other"})
    assert (again, is_new) == (first, False)


def test_columns_that_a_library_declares_are_cleaned_before_the_save():
    page = FlatPage.objects.create(url="/about/ice/", title=HIDDEN)
    group = Group.objects.create(name=HIDDEN)
    user = User.objects.create(username="ana\u200b", first_name=HIDDEN)
    tag = Tag.objects.create(name=HIDDEN)
    assert stored(page, "title") == stored(group, "name") == stored(user, "first_name") == SHOWN
    assert (stored(tag, "name"), stored(user, "username")) == (SHOWN, "ana")


def test_a_form_shows_clean_text_again_and_takes_nothing_for_a_word():
    form = modelform_factory(Letter, fields=["name", "email", "text"])(
        {"name": "\u200b\u00ad", "email": "a\u200bna@example.ph", "text": f"{HIDDEN}\r\nagain"}
    )
    assert set(form.errors) == {"name"}
    assert form.cleaned_data["email"] == "ana@example.ph"
    assert form.cleaned_data["text"] == form["text"].value() == f"{SHOWN}\nagain"


def test_a_text_that_is_sent_unchanged_has_not_changed():
    office = Office.objects.create(newspaper=Newspaper.objects.get(), name="Jolo", address="Pier 1\nJolo")
    form = modelform_factory(Office, fields=["name", "address"])(
        {"name": "Jolo", "address": "Pier 1\r\nJolo"}, instance=office
    )
    assert not form.has_changed()


def test_inputs_follow_from_the_column():
    assert isinstance(Article._meta.get_field("headline").formfield(), Line)
    assert isinstance(Article._meta.get_field("standfirst").formfield(), Lines)
    assert Person._meta.get_field("slug").formfield().allow_unicode


def test_a_migration_sees_djangos_own_columns():
    for column in (
        fields.CharField(max_length=9),
        fields.TextField(),
        fields.EmailField(),
        fields.URLField(),
    ):
        column.set_attributes_from_name("text")
        assert column.deconstruct()[1] == f"django.db.models.{type(column).__name__}"


def test_a_persian_headline_keeps_its_joiner():
    assert stored(make_article("می\u200cخواهم", section=section()), "headline") == "می\u200cخواهم"
