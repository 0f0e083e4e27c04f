"""Cached fragments: rendered once for the same values, and never for what can change."""

import pytest
from django.utils.safestring import mark_safe

from rendering import fragments
from sections.models import Section


@pytest.fixture
def rendered(monkeypatch):
    """The templates that have been rendered, in order; none is cached at first."""
    fragments.clear_cache()
    done, render = [], fragments.render_to_string

    def count(template_name, values):
        done.append(template_name)
        return render(template_name, values)

    monkeypatch.setattr(fragments, "render_to_string", count)
    return done


def pieces(text, is_match=False):
    return fragments.fragment("articles/_marked.html", pieces=((text, is_match),)).strip()


def test_the_same_values_are_rendered_once(rendered):
    assert pieces("salt") == pieces("salt") == "salt"
    assert len(rendered) == 1


def test_other_values_are_another_fragment(rendered):
    assert (pieces("salt"), pieces("salt", True), pieces("rice")) == ("salt", "<mark>salt</mark>", "rice")
    assert len(rendered) == 3


def test_text_and_markup_that_read_alike_are_two_fragments(rendered):
    text, markup = (
        fragments.fragment("articles/_list_head.html", description=words)
        for words in ("<b>", mark_safe("<b>"))
    )
    assert 'content="&lt;b&gt;"' in text
    assert 'content="<b>"' in markup


@pytest.mark.django_db
@pytest.mark.parametrize("wrapped", [lambda row: row, lambda row: (row,)])
def test_no_fragment_is_made_of_a_row_of_the_database(wrapped):
    with pytest.raises(TypeError, match="a row that may change"):
        fragments.fragment("articles/_period.html", period=wrapped(Section.objects.first()))


def test_no_fragment_is_made_of_a_list():
    with pytest.raises(TypeError, match="unhashable"):
        fragments.fragment("articles/_marked.html", pieces=[("salt", False)])


def test_whoever_edits_templates_sees_each_change(rendered, settings):
    settings.DEBUG = True
    pieces("salt"), pieces("salt")
    assert len(rendered) == 2
