"""Standing parts: set once for the same facts, and never for what can change."""

import pytest
from django.utils.safestring import mark_safe

from rendering import fragments
from sections.models import Section


@pytest.fixture
def set_parts(monkeypatch):
    """The templates that have been set, in order; none stands at first."""
    fragments.forget()
    done, render = [], fragments.render_to_string

    def count(template_name, facts):
        done.append(template_name)
        return render(template_name, facts)

    monkeypatch.setattr(fragments, "render_to_string", count)
    return done


def pieces(text, is_match=False):
    return fragments.fragment("articles/_marked.html", pieces=((text, is_match),)).strip()


def test_the_same_facts_are_set_once(set_parts):
    assert pieces("salt") == pieces("salt") == "salt"
    assert len(set_parts) == 1


def test_other_facts_are_another_part(set_parts):
    assert (pieces("salt"), pieces("salt", True), pieces("rice")) == ("salt", "<mark>salt</mark>", "rice")
    assert len(set_parts) == 3


def test_text_and_markup_that_read_alike_are_two_parts(set_parts):
    text, markup = (
        fragments.fragment("articles/_list_head.html", description=words)
        for words in ("<b>", mark_safe("<b>"))
    )
    assert 'content="&lt;b&gt;"' in text
    assert 'content="<b>"' in markup


@pytest.mark.django_db
@pytest.mark.parametrize("wrapped", [lambda row: row, lambda row: (row,)])
def test_nothing_stands_on_a_row_of_the_database(wrapped):
    with pytest.raises(TypeError, match="a row that may change"):
        fragments.fragment("articles/_period.html", period=wrapped(Section.objects.first()))


def test_nothing_stands_on_a_list():
    with pytest.raises(TypeError, match="unhashable"):
        fragments.fragment("articles/_marked.html", pieces=[("salt", False)])


def test_whoever_edits_templates_sees_each_change(set_parts, settings):
    settings.DEBUG = True
    pieces("salt"), pieces("salt")
    assert len(set_parts) == 2
