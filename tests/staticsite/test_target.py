"""Into which folders `manage.py build_static_site --to` writes, and that it touches no other."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from staticsite.target import MARKER, claim


def tree(folder):
    """Every path below a folder, with its size and date."""
    return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.rglob("*")}


@pytest.fixture
def machine(tmp_path, settings, monkeypatch):
    """A machine with a home, a program, and the site's own folders, all of them empty; below it, `of_a_stranger`."""
    settings.BASE_DIR, settings.VAR_DIR = tmp_path / "program", tmp_path / "var"
    settings.MEDIA_ROOT, settings.STATIC_ROOT = tmp_path / "var/media", tmp_path / "var/static"
    settings.STATICFILES_DIRS = [tmp_path / "program/static"]
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in (
        "home",
        "program/static",
        "var/media/pictures",
        "var/static",
        "var/pagecache",
        "of_a_stranger",
    ):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "of_a_stranger/index.sqlite3").write_text("theirs")
    (tmp_path / "of_a_stranger/site").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    monkeypatch.chdir(tmp_path / "program")
    return tmp_path


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("/", "the root of the disk"),
        ("/../", "the root of the disk"),
        ("~", "your home folder"),
        ("{}/home/", "your home folder"),
        ("{}/link", "your home folder"),
        ("{}/circle", "no such folder"),
        ("~nobody-here/site", "no such folder"),
        ("", "no folder is named"),
        (" ", "no folder is named"),
        (".", "the folder of the program"),
        ("site", "the folder of the program"),
        ("{}/program/static", "style sheets"),
        ("{}/var/static/new", "style sheets"),
        ("{}/var", "VAR_DIR"),
        ("{}/var/media", "of pictures"),
        ("{}/var/media/pictures/new", "of pictures"),
        ("{}/var/originals", "the site's own files"),
        ("{}/var/pagecache", "the site's own files"),
        ("{}/var/static-site/site", "the site's own files"),
        ("{}/of_a_stranger", "is not empty"),
        ("{}", "is not empty"),
    ],
)
def test_folders_of_others_are_refused_and_untouched(to, reason, machine):
    before = tree(machine)
    with pytest.raises(
        CommandError, match=r"^The static site is not written into “.*”: .*--to names a new"
    ) as refusal:
        call_command("build_static_site", to=to.format(machine))
    assert reason in str(refusal.value)
    assert tree(machine) == before


@pytest.mark.parametrize(
    "to", ["{}/new/below", "~/site", "{}/var/static-site", "{}/var/another", "../beside"]
)
def test_new_folders_are_made_and_marked_and_taken_again(to, machine):
    folder = claim(to.format(machine))
    assert folder.is_absolute()
    assert [path.name for path in folder.iterdir()] == [MARKER]
    (folder / "site").mkdir()
    assert claim(to.format(machine)) == folder


def test_an_empty_folder_is_taken_and_so_is_the_usual_one_of_older_days(machine):
    (machine / "disk/lost+found").mkdir(parents=True)
    assert (claim(f"{machine}/disk") / MARKER).exists()
    (machine / "var/static-site/site").mkdir(parents=True)
    assert (claim(f"{machine}/var/static-site") / MARKER).exists()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("theirs")
    with pytest.raises(CommandError, match=r"cannot be written into .*: "):
        call_command("build_static_site", to=str(tmp_path / "file"))
    assert Path(tmp_path / "file").read_text() == "theirs"
