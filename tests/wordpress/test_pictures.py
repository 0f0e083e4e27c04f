"""Attachments come from the media folder, and from nowhere else."""

import pytest

from articles.models import Article
from images.models import Image
from tests.wordpress.wxr import attachment, item, run, save_picture, write
from wordpress.pictures import split_credit
from wordpress.uploads import find_by_path, path_in_uploads

CAPTION = "Boats at dawn. (Mindanao Examiner Photo - Mark Navales)"


@pytest.fixture
def media(tmp_path):
    folder = tmp_path / "uploads"
    save_picture(folder, "2015/09/boat.jpg")
    (folder / "2015/09/torn.jpg").write_bytes(b"no picture at all")
    return folder


@pytest.mark.django_db
def test_a_thumbnail_becomes_the_lead_picture(tmp_path, media):
    posts = [item(1, meta={"_thumbnail_id": 7}), attachment(7, "2015/09/boat.jpg", "Two boats", CAPTION)]
    assert "1 story, 1 picture" in run(write(tmp_path, *posts), media)
    picture = Article.objects.get().lead_picture
    assert (picture.alt_text, picture.caption) == ("Two boats", "Boats at dawn.")
    assert picture.credit == "Mindanao Examiner Photo - Mark Navales"


@pytest.mark.django_db
def test_pictures_in_the_text_come_by_number_and_by_address(tmp_path, media):
    content = (
        '<img class="wp-image-7" src="http://elsewhere.example/x.jpg">\n\n'
        '<img src="http://examiner.example.org/wp-content/uploads/2015/09/boat-300x200.jpg">'
    )
    run(write(tmp_path, item(1, content=content), attachment(7, "2015/09/boat.jpg")), media)
    story, picture = Article.objects.get(), Image.objects.get()
    assert story.body.count(picture.body_url) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("2015/09/lost.jpg", "its file is not in the media folder"),
        ("2015/09/torn.jpg", "its file was refused:"),
        ("../outside.jpg", "its file is not in the media folder"),
        ("2015/09/link.jpg", "its file is not in the media folder"),
        ("2015/09", "its file is not in the media folder"),
        ("x" * 400 + ".jpg", "its file is not in the media folder"),
        ("2015/09/rates.pdf", "it is a file that is no picture"),
    ],
)
def test_a_picture_that_cannot_come_is_named_and_its_story_comes(tmp_path, media, path, reason):
    save_picture(tmp_path, "outside.jpg")
    (media / "2015/09/link.jpg").symlink_to(tmp_path / "outside.jpg")
    output = run(write(tmp_path, item(1, meta={"_thumbnail_id": 7}), attachment(7, path)), media)
    assert reason in output.partition("Not imported, because")[2]
    assert path in output
    assert "its lead picture is not here" in output
    assert Article.objects.get().lead_picture is None
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_without_a_folder_the_pictures_are_named(tmp_path):
    output = run(write(tmp_path, attachment(7, "2015/09/boat.jpg")))
    assert "Not imported, because no --media folder was given:\n  2015/09/boat.jpg" in output


@pytest.mark.django_db
def test_an_attachment_without_a_file_name_is_found_by_its_address(tmp_path, media):
    url = "http://examiner.example.org/wp-content/uploads/2015/09/boat.jpg"
    picture = item(7, post_type="attachment", attachment_url=url)
    assert "1 picture " in run(write(tmp_path, picture), media)


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        (CAPTION, "Boats at dawn.", "Mindanao Examiner Photo - Mark Navales"),
        ("Boats (Photo courtesy of PIA).", "Boats", "Photo courtesy of PIA"),
        ("(File photo)", "", "File photo"),
        ("Boats (at dawn)", "Boats (at dawn)", ""),
        ("Boats (photo) at dawn", "Boats (photo) at dawn", ""),
        ("", "", ""),
    ],
)
def test_the_credit_is_what_the_closing_brackets_hold(caption, words, credit):
    assert split_credit(caption) == (words, credit)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://a.example/wp-content/uploads/2015/09/boat.jpg?w=300", "2015/09/boat.jpg"),
        ("https://a.example/blog/wp-content/uploads/sites/3/2015/ni%C3%B1o.jpg", "2015/niño.jpg"),
        ("https://a.files.wordpress.com/2008/06/boat.jpg", "2008/06/boat.jpg"),
        ("/wp-content/uploads/boat.jpg", "boat.jpg"),
        ("https://[broken/", ""),
    ],
)
def test_an_address_tells_the_path_in_the_uploads_folder(url, path):
    assert path_in_uploads(url) == path


class Rows(list):
    """Rows of ImportedItem, filtered as the database does."""

    def filter(self, path__in):
        return [row for row in self if row.path in path__in]


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("a/boat.jpg", 1),
        ("a/boat-300x200.jpg", 1),
        ("a/net-300x200.jpg", 2),
        ("a/net.jpg", 2),
        ("a/lost.jpg", None),
        ("", None),
    ],
)
def test_a_size_in_the_name_leads_to_the_picture(path, number):
    rows = Rows([Row("a/boat.jpg", 1), Row("a/net-scaled.jpg", 2)])
    assert find_by_path(rows, path) == number


class Row:
    def __init__(self, path, picture):
        self.path, self.picture = path, picture
