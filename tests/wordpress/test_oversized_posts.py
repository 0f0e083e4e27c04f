"""What is longer than our columns is cut with a note, or refused by name; never an error."""

import pytest

from articles.models import Article, Tag
from people.models import Person
from sections.models import Section
from tests.wordpress.wxr import item, run, write

pytestmark = pytest.mark.django_db
LONG = "Barangay " * 80


def test_everything_too_long_is_cut(tmp_path):
    terms = [("category", "c" * 300, LONG), ("post_tag", "t" * 300, LONG), ("author", "a" * 300, LONG)]
    post = item(1, LONG, terms=terms, post_name="p" * 500, excerpt=LONG, guid="g" * 900)
    output = run(write(tmp_path, post))
    story = Article.objects.get()
    assert story.headline.endswith("…")
    assert len(story.headline) <= 200
    assert len(story.standfirst) <= 400
    assert "its headline was longer than 200 characters and was cut" in output
    assert Tag.objects.count() == Person.objects.count() == 1
    assert Section.objects.count() == 12


def test_a_body_of_a_million_letters_is_named_and_the_others_come(tmp_path):
    output = run(write(tmp_path, item(1, "Too long", content="word " * 210_000), item(2)))
    assert "Imported: 1 story" in output
    assert "Too long" in output.partition("Not imported, because")[2]
    assert not Person.objects.exclude(name="Editor").exists()


@pytest.mark.parametrize("title", ["", "<b></b>", "&nbsp;"])
def test_a_post_without_a_title_gets_one(tmp_path, title):
    assert "it had no title" in run(write(tmp_path, item(1, title, post_name="")))
    assert Article.objects.get().slug == "untitled"


def test_titles_cannot_command_a_terminal(tmp_path):
    assert "\x9b" not in run(write(tmp_path, item(1, "Red \x9b31m alert", status="private")))


def test_posts_without_numbers_and_names_come(tmp_path):
    posts = [item("", "One", post_name="", guid="g1"), item("", "Two", post_name="", guid="g2")]
    assert "Imported: 2 stories" in run(write(tmp_path, *posts))
    assert "2 stories" in run(write(tmp_path, *posts)).partition("Here already")[2]


def test_a_number_that_occurs_twice_is_named(tmp_path):
    output = run(write(tmp_path, item(1, "One"), item(1, "Two")))
    assert "Not imported, because one of the same number stands before it:\n  Two" in output
