"""The demo's pictures, drawn when they are needed and added to the library like any upload."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from django.core.files.base import ContentFile

from demo import markup
from demo.studio import draw_jpeg
from images.library import add_picture

CREDIT = "Mindanao Examiner drawing"
SIZE = (1280, 853)
PORTRAIT = (800, 800)


def draw_pictures(edition, cast, tell):
    """The Images that an edition and its cast ask for, by "scene seed"; two processes draw, this one develops."""
    wanted = _wanted(edition, cast)
    sizes = [PORTRAIT if name.startswith("portrait ") else SIZE for name in wanted]
    pictures = {}
    # Spawned, not forked: the children must not share this process's database connection.
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as studio:
        drawn = studio.map(draw_jpeg, wanted, sizes)
        for number, (name, data) in enumerate(zip(wanted, drawn, strict=True), start=1):
            alt_text, caption = wanted[name]
            file = ContentFile(data, name.replace(" ", "-") + ".jpg")
            pictures[name] = add_picture(
                file, alt_text=alt_text, caption=caption, credit=CREDIT, is_decorative=not alt_text
            )
            tell(f"  drawing the pictures: {number} of {len(wanted)}")
    return pictures


def _wanted(edition, cast):
    """(alternative text, caption) of each picture, by "scene seed"."""
    wanted = {
        "portrait " + fields["portrait"]: (f"Portrait of {fields['name']}, drawn", "") for fields in cast
    }
    for fields, text in edition:
        if fields.get("picture"):
            wanted[fields["picture"]] = fields.get("alt", ""), fields.get("caption", "")
        for picture, alt_text, caption in markup.read_pictures(text):
            wanted[picture] = alt_text, caption
    return wanted
