"""The demo's pictures, drawn while they are needed and added to the library like any upload."""

import io
from concurrent.futures import ProcessPoolExecutor

from django.core.files.base import ContentFile

from demo import markup
from demo.drawing import draw
from images.library import add_picture

CREDIT = "Mindanao Examiner drawing"
SIZE = (1280, 853)
PORTRAIT = (800, 800)


def draw_pictures(edition, cast, tell):
    """The Images that an edition and its cast ask for, by "scene seed"; two processes draw, this one develops."""
    wanted = _wanted(edition, cast)
    pictures = {}
    with ProcessPoolExecutor(max_workers=2) as studio:
        drawn = studio.map(develop, wanted)
        for number, (name, data) in enumerate(zip(wanted, drawn, strict=True), start=1):
            alt_text, caption = wanted[name]
            file = ContentFile(data, name.replace(" ", "-") + ".jpg")
            pictures[name] = add_picture(
                file, alt_text=alt_text, caption=caption, credit=CREDIT, is_decorative=not alt_text
            )
            tell(f"  drawing the pictures: {number} of {len(wanted)}")
    return pictures


def develop(name):
    """The JPEG of one picture, from its scene and seed; runs in a process of its own."""
    scene, _, seed = name.rpartition(" ")
    data = io.BytesIO()
    draw(scene, int(seed), PORTRAIT if scene == "portrait" else SIZE).save(data, "JPEG", quality=90)
    return data.getvalue()


def _wanted(edition, cast):
    wanted = {
        "portrait " + fields["portrait"]: (f"Portrait of {fields['name']}, drawn", "") for fields in cast
    }
    for fields, text in edition:
        if fields.get("picture"):
            wanted[fields["picture"]] = fields.get("alt", ""), fields.get("caption", "")
        for picture, alt_text, caption in markup.read_pictures(text):
            wanted[picture] = alt_text, caption
    return wanted
