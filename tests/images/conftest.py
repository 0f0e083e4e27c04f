import itertools
import json
import subprocess
import sys

import pytest
from PIL import Image

from images import renditions
from images.decoder import answer
from images.worker_pool import HOME

ALL = tuple(renditions.SHAPES)


@pytest.fixture
def decode(tmp_path):
    """The decoder's answer to a picture of our own: decode(bytes) -> (answer, folder of renditions)."""
    jobs = itertools.count()

    def ask(content, focal=(50, 50), shapes=ALL):
        folder = tmp_path / f"{next(jobs)}"
        return answer(_job(folder, content, focal, shapes)), folder

    return ask


def _job(folder, content, focal=(50, 50), shapes=ALL):
    folder.mkdir()
    source = content
    if isinstance(content, bytes):
        source = folder.with_suffix(".upload")
        source.write_bytes(content)
    return {"source": str(source), "folder": str(folder), "focal": focal, "shapes": shapes, "speed": 8}


@pytest.fixture
def decoder_process(tmp_path):
    """The same from the real process, for strangers' pictures, many in turn."""
    process = subprocess.Popen(
        [sys.executable, "-m", "images.decoder"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HOME,
    )
    jobs = itertools.count()

    def ask(content, focal=(50, 50), shapes=ALL):
        folder = tmp_path / f"{next(jobs)}"
        process.stdin.write(json.dumps(_job(folder, content, focal, shapes)) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, f"the decoder died over {content}"
        return json.loads(line), folder

    yield ask
    process.stdin.close()
    process.stdout.close()
    process.wait(timeout=10)


@pytest.fixture
def whole():
    """The widest uncropped JPEG in a folder of renditions, decoded."""

    def look(folder):
        widest = max(folder.glob("whole-*.jpg"), key=lambda path: int(path.stem.split("-")[1]))
        with Image.open(widest) as image:
            image.load()
        return image

    return look
