"""An address in a column of its own is treated as a link in a body is, from whatever side it comes."""

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from articles.models import Article
from newspaper.models import Newspaper
from richtext.web_addresses import WebAddressField
from tests.factories import make_article, make_source
from tests.newsroom.desk import errors, filled, story_url

PAGE = "https://example.org/page"
WRAPPED = (
    "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fpage%3Ffbclid%3D1"
    f"&data={'x' * 600}"
)


def test_every_address_beside_a_story_is_one():
    others = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.URLField) and not isinstance(field, WebAddressField)
    }
    assert others == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (WRAPPED, PAGE),
        (f"{PAGE}?fbclid=1", PAGE),
        ("htp://example.org/page", "http://example.org/page"),
        ("example.org/page", PAGE),
        (f"{PAGE}?utm_source=x", f"{PAGE}?utm_source=x"),
    ],
)
def test_the_form_of_a_story_keeps_where_an_address_leads(client, editor, written, kept):
    client.force_login(editor)
    story = make_article()
    page = client.get(story_url(story))
    assert 'maxlength="500"' not in str(page.context["adminform"].form["original_url"])
    answer = client.post(story_url(story), filled(page, original_url=written))
    assert answer.status_code == 302, errors(answer)
    story.refresh_from_db()
    assert story.original_url == kept


@pytest.mark.django_db
@pytest.mark.parametrize(
    "written", ["/admin/articles/article/7/change/", "http://www.testserver/draft/AbC_1/"]
)
def test_an_address_into_the_newsroom_is_refused_with_a_sentence(client, editor, written):
    client.force_login(editor)
    story = make_article()
    answer = client.post(story_url(story), filled(client.get(story_url(story)), original_url=written))
    assert "readers cannot follow it" in errors(answer)
    with pytest.raises(ValidationError, match="readers cannot follow it"):
        Article._meta.get_field("original_url").clean(written, story)


@pytest.mark.django_db
def test_what_is_saved_past_every_form_is_treated_all_the_same():
    source = make_source(home_page=WRAPPED)
    paper = Newspaper.objects.get()
    paper.facebook = "https://facebook.com/paper?mibextid=1"
    paper.save()
    assert (source.home_page, paper.facebook) == (PAGE, "https://facebook.com/paper")
    Article.objects.filter(pk=make_article().pk).update(original_url=WRAPPED)
    assert Article.objects.get().original_url == PAGE


def test_what_is_no_address_is_refused_as_before():
    field = Article._meta.get_field("original_url").formfield()
    for written in ("javascript:alert(1)", "page.html", "http://[::1", "desk@example.org", "a b"):
        with pytest.raises(forms.ValidationError, match="valid URL"):
            field.clean(written)
    assert field.clean("") == ""
