"""The demo's pictures, `pictures/<name>.webp`: added to the library like any upload."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from demo import markup
from images.library import add_pictures
from images.models import Image

FOLDER = Path(__file__).parent / "pictures"
CREDIT = "Mindanao Examiner drawing"


def load_pictures(
    stories: list[tuple[dict, str]], people: Iterable[dict], tell: Callable[[str], None]
) -> dict[str, Image]:
    """Adds the pictures that stories and people ask for; returns them by the name of their file.

    `tell` is called with a line of progress for each.
    """
    wanted = _wanted(stories, people)
    with ExitStack() as stack:
        files = [
            (
                stack.enter_context((FOLDER / f"{name}.webp").open("rb")),
                {"alt_text": alt, "caption": caption, "credit": CREDIT, "is_decorative": not alt},
            )
            for name, (alt, caption) in wanted.items()
        ]
        pictures = {}
        for name, image in zip(wanted, add_pictures(files), strict=True):
            pictures[name] = image
            tell(f"  preparing the pictures: {len(pictures)} of {len(wanted)}")
    return pictures


def _wanted(stories: list[tuple[dict, str]], people: Iterable[dict]) -> dict[str, tuple[str, str]]:
    """Returns alternative text and caption of each picture, by the name of its file."""
    wanted = {fields["portrait"]: (f"Portrait of {fields['name']}, drawn", "") for fields in people}
    for fields, text in stories:
        if fields.get("picture"):
            wanted[fields["picture"]] = fields.get("alt", ""), fields.get("caption", "")
        for picture, alt_text, caption in markup.read_pictures(text):
            wanted[picture] = alt_text, caption
    return wanted
