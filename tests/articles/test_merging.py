"""What two have changed since both began: brought together where it does not touch, asked about where it does."""

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from articles.comparison import compare_texts
from articles.merging import merge, merge_bodies, merge_lines

BODY = "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (BODY, BODY.replace("Two", "Zwei"), BODY.replace("Two", "Zwei")),
        (
            BODY.replace("One", "Eins"),
            BODY.replace("Two", "Zwei"),
            "<p>Eins.</p>\n<p>Zwei.</p>\n<p>Three.</p>",
        ),
        (BODY.replace("One", "Eins"), BODY.replace("One", "Eins"), BODY.replace("One", "Eins")),
        (BODY + "\n<p>Four.</p>", "<p>Nought.</p>\n" + BODY, "<p>Nought.</p>\n" + BODY + "\n<p>Four.</p>"),
        ("<p>One.</p>\n<p>Two.</p>", BODY.replace("One", "Eins"), "<p>Eins.</p>\n<p>Two.</p>"),
        ("", BODY, ""),
    ],
)
def test_changes_that_do_not_touch_are_brought_together(mine, theirs, both):
    assert merge_bodies(BODY, mine, theirs) == (both, both, [])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BODY.replace("One", "Eins"), BODY.replace("One", "Uno")),
        (BODY + "\n<p>Four.</p>", BODY + "\n<p>Fourth.</p>"),
        ("", BODY.replace("One", "Uno")),
        (BODY.replace("<p>Two.</p>\n", ""), BODY.replace("Two", "Dos")),
        (BODY.replace("One.</p>", "One.</p>\n<p>More.</p>"), BODY.replace("Two", "Dos")),
    ],
)
def test_changes_that_touch_are_asked_about_with_every_word_of_both(mine, theirs):
    ours, others, differences = merge_bodies(BODY, mine, theirs)
    assert (ours, others) == (mine, theirs)
    assert [(d.mine, d.theirs) != (d.base, d.base) for d in differences] == [True] * len(differences) != []


LINES = st.lists(st.sampled_from("abcdef"), max_size=8)


@given(LINES, LINES, LINES)
@bounds(max_examples=300)
def test_no_line_of_either_is_lost_without_being_shown(base, mine, theirs):
    ours, others, found = merge_lines(base, mine, theirs)
    shown = [line for difference in found for lines in difference for line in lines]
    for line in {*mine, *theirs} - {*base}:
        assert line in ours + others + shown
    if mine == base:
        assert (ours, found) == (theirs, [])
    if theirs == base:
        assert (others, found) == (mine, [])
    if not found:
        assert ours == others


def test_sections_and_tags_are_brought_together_one_by_one():
    base = {"tags": ["a", "b"], "sections": [1, 2]}
    mine, theirs = {"tags": ["b", "c"], "sections": [1, 2, 3]}, {"tags": ["a", "b", "d"], "sections": [2]}
    merged = merge(base, mine, theirs)
    assert merged.mine == merged.theirs == {"tags": ["b", "c", "d"], "sections": [2, 3]}
    assert merged.differences == []


def test_a_comparison_shows_phrases_and_keeps_what_is_the_same():
    pieces = compare_texts("The boats wait for wind.", "The boats sail with a wind.")
    assert pieces == [
        ("The boats ", "same"),
        ("wait for", "gone"),
        ("sail with a", "new"),
        (" wind.", "same"),
    ]
    assert compare_texts("", "New.") == [("New.", "new")]
    assert compare_texts("Old.", "") == [("Old.", "gone")]


@given(st.text(max_size=60), st.text(max_size=60))
@bounds(max_examples=200)
def test_both_texts_are_in_a_comparison_of_them(before, after):
    pieces = compare_texts(before, after)
    if before != after:
        assert "".join(text for text, kind in pieces if kind != "new") == before
        assert "".join(text for text, kind in pieces if kind != "gone") == after
