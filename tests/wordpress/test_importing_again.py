"""An import may be run as often as one likes: nothing twice, nothing overwritten, nothing half-done."""

import pytest
from django.contrib.flatpages.models import FlatPage
from django.core.exceptions import ValidationError

from addresses.models import Address
from articles.models import Article, ArticleSection, Byline, Tag
from images.models import Image
from people.models import Person
from tests.wordpress.wxr import attachment, item, run, save_picture, write
from wordpress import stories
from wordpress.importer import import_export
from wordpress.models import ImportedItem

TABLES = [Article, Byline, ArticleSection, Tag, Image, Person, FlatPage, Address, ImportedItem]
pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    save_picture(tmp_path / "uploads", "boat.jpg")
    terms = [("category", "crime-watch", "Crime Watch"), ("post_tag", "ports", "Ports")]
    page = item(13, "Profile", post_type="page", post_name="profile")
    return write(tmp_path, item(12, terms=terms, meta={"_thumbnail_id": 7}), page, attachment(7, "boat.jpg"))


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in TABLES}


def test_a_second_run_changes_nothing(export, tmp_path):
    run(export, tmp_path / "uploads")
    before = everything()
    output = run(export, tmp_path / "uploads")
    assert everything() == before
    assert "Imported: 0 stories, 0 pictures and 0 pages." in output
    assert "Here already, and left as they are: 1 story, 1 picture and 1 page." in output


def test_what_the_newsroom_changed_stays(export, tmp_path):
    run(export)
    Article.objects.update(
        headline="Ferries sail at last", slug="at-last", status="withdrawn", live_from=None
    )
    Person.objects.update(name="The Editor")
    run(export)
    assert Article.objects.get().headline == "Ferries sail at last"
    assert Person.objects.get().name == "The Editor"


def test_what_the_newsroom_deleted_stays_away(export):
    run(export)
    Article.objects.all().delete()
    assert "1 story" in run(export).partition("Here already")[2]
    assert not Article.objects.exists()


def test_what_is_new_in_a_later_export_is_added(tmp_path):
    run(write(tmp_path, item(1, "One")))
    output = run(write(tmp_path, item(1, "One, changed"), item(2, "Two")))
    assert "Imported: 1 story" in output
    assert set(Article.objects.values_list("headline", flat=True)) == {"One", "Two"}


def test_pictures_may_come_in_a_later_run(export, tmp_path):
    run(export)
    assert "1 picture " in run(export, tmp_path / "uploads")


def test_another_site_s_numbers_are_its_own(tmp_path):
    run(write(tmp_path, item(1, "One")))
    run(write(tmp_path, item(1, "Two", post_name="two"), site="https://post.example.org"))
    run(write(tmp_path, item(1, "One again"), site="https://www.examiner.example.org/"))
    assert set(Article.objects.values_list("headline", flat=True)) == {"One", "Two"}


def test_a_post_that_fails_leaves_nothing_of_itself(tmp_path, monkeypatch):
    real = stories.tags_of

    def tags_of(post, notes):
        if post.wordpress_id == "2":
            raise ValidationError("The tags are torn.")
        return real(post, notes)

    monkeypatch.setattr(stories, "tags_of", tags_of)
    terms = [("category", "crime-watch", "Crime Watch")]
    posts = [item(1, "One"), item(2, "Two", terms=terms, creator="tala"), item(3, "Three")]
    output = run(write(tmp_path, *posts))
    assert "Imported: 2 stories, 0 pictures, 0 pages, 1 person and 1 new section." in output
    assert "Not imported, because The tags are torn:\n  Two" in output
    assert not ImportedItem.objects.filter(wordpress_id__in=["2", "tala", "crime-watch"]).exists()


def test_a_run_that_was_cut_off_is_taken_up(export, tmp_path, monkeypatch):
    def cut_off(line):
        raise KeyboardInterrupt

    run(write(tmp_path, item(99), name="whole.xml"))
    with pytest.raises(KeyboardInterrupt):
        import_export(export, tmp_path / "uploads", cut_off)
    output = run(export, tmp_path / "uploads")
    assert "Here already, and left as they are: 1 picture." in output
    assert Article.objects.exclude(lead_picture=None).count() == 1
    assert Image.objects.count() == 1


def test_the_summary_counts_comments_and_names_other_kinds(tmp_path):
    posts = [
        item(1, comments=3),
        item(2, "Home", post_type="nav_menu_item"),
        item(3, "Poll", post_type="poll"),
    ]
    output = run(write(tmp_path, *posts))
    assert "3 comments have no place here: the paper has no comments." in output
    assert "Not imported, because the paper has nothing of the kind “poll”:\n  Poll" in output
    assert "Home" not in output
