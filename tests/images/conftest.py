import json
import subprocess
import sys

import pytest
from PIL import Image

from images import renditions
from images.development import HOME


@pytest.fixture
def darkroom(tmp_path):
    """The real process, asked for many pictures in turn: darkroom(bytes or Path) -> (answer, folder)."""
    process = subprocess.Popen(
        [sys.executable, "-m", "images.darkroom"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HOME,
    )
    jobs = iter(range(100_000))

    def ask(content, focal=(50, 50), shapes=tuple(renditions.SHAPES)):
        folder = tmp_path / f"{next(jobs)}"
        folder.mkdir()
        source = content
        if isinstance(content, bytes):
            source = folder.with_suffix(".upload")
            source.write_bytes(content)
        job = {"source": str(source), "folder": str(folder), "focal": focal, "shapes": shapes}
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, f"the darkroom died over {source}"
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
