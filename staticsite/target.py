"""Which folder the static site may be written into: a new one, an empty one, or one that it was written into before.

The site changes and deletes files of its folder, and whatever lies beside them would be served with it.
"""

from pathlib import Path

from django.conf import settings

# Lies in every folder that the site is written into.
MARKER = ".written-by-build_static_site"
# What a new disk has by itself.
OF_THE_DISK = {"lost+found"}


class NotATarget(ValueError):
    """A folder that the site must not be written into; its text says why."""


def claim(folder: str) -> Path:
    """The absolute path of a folder that the site may be written into, which is made and marked.

    Raises NotATarget, with nothing touched, and OSError where the disk refuses.
    """
    if not folder.strip():
        raise NotATarget("no folder is named")
    try:
        path = Path(folder).expanduser().resolve()
    except RuntimeError as error:  # no such user; before Python 3.13, links in a circle
        raise NotATarget("there is no such folder") from error
    if path.is_symlink():  # links in a circle
        raise NotATarget("there is no such folder")
    _refuse_others(path)
    path.mkdir(parents=True, exist_ok=True)
    (path / MARKER).write_text("manage.py build_static_site changes and deletes what is in this folder.\n")
    return path


def _refuse_others(path):
    usual = settings.VAR_DIR.resolve() / "static-site"
    if reason := _owner(path, usual):
        raise NotATarget(reason)
    is_ours = path == usual or (path / MARKER).exists()
    if path.is_dir() and not is_ours and {file.name for file in path.iterdir()} - OF_THE_DISK:
        raise NotATarget("it is not empty, and the static site was never written there")


def _owner(path, usual):
    """Whose folder it is already, in words, or "" where it is nobody's."""
    if path.parent == path:
        return "it is the root of the disk"
    if path == _home():
        return "it is your home folder"
    if path == usual:
        return ""
    var = settings.VAR_DIR.resolve()
    own = {
        settings.MEDIA_ROOT: "of pictures",
        settings.STATIC_ROOT: "of style sheets and scripts",
        **dict.fromkeys(settings.STATICFILES_DIRS, "of style sheets and scripts"),
        **{
            var / name: "of the site's own files"
            for name in ("originals", "pagecache", "beacons", "static-site")
        },
    }
    for folder, what in own.items():
        if path.is_relative_to(Path(folder).resolve()):
            return f"{folder} is the folder {what}"
    if path == var:
        return "it is VAR_DIR, which holds the site's own files"
    if path.is_relative_to(settings.BASE_DIR.resolve()) and not path.is_relative_to(var):
        return f"{settings.BASE_DIR} is the folder of the program"
    return ""


def _home():
    try:
        return Path.home().resolve()
    except RuntimeError:  # a user of the machine's without one
        return None
