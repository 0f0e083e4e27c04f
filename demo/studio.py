"""Where the demo's pictures are drawn: in processes of their own, which know no Django."""

import io

from demo.drawing import draw


def draw_jpeg(name, size):
    """The bytes of a JPEG from "scene seed" and a (width, height)."""
    scene, _, seed = name.rpartition(" ")
    data = io.BytesIO()
    draw(scene, int(seed), size).save(data, "JPEG", quality=90)
    return data.getvalue()
