"""Runs decoder processes: at most two at work on this machine, each picture bounded in memory and time.

What strangers upload gets a process of its own per picture, so that a hostile file meets nobody else's. Whoever
loads many files that are known may keep one process for all of them (`Decoder`), which saves its start, a fifth
of a second of processor time per picture.
"""

import fcntl
import json
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import IO, Self

from django.conf import settings
from django.core.exceptions import ValidationError

from images import renditions

logger = logging.getLogger(__name__)

AT_ONCE = 2
# Together less than the 60 seconds for which nginx waits for an answer (ops/server/nginx). A picture may take 15
# seconds of processor time (images/decoder.py), which on a busy machine can be three times as long by the clock.
LONGEST_WAIT = 10  # seconds in the queue
ASK_AGAIN = 0.05  # seconds between two looks whether a slot is free
COURTESY = 0.06  # seconds between two pictures of many: longer than an upload that waits takes to ask again
LONGEST_WORK = 45  # seconds by the clock for one picture
LONGEST_EXIT = 5  # seconds in which a process without work ends
LONGEST_REPLY = 100_000  # bytes; a caption of 2,000 letters takes up to 24,000 in JSON
HOME = Path(__file__).resolve().parent.parent

# Speeds of the AVIF encoder. The fast one takes 45% of the processor time of a picture's renditions, and a tenth to
# a half more bytes for the same quality: not for what readers of a real paper download.
SPEED, FAST = 8, 9

BUSY = "Other pictures are being worked on just now. Send this one again in a minute."
TOO_HARD = "This picture takes too long or too much memory. Save it smaller, as JPEG, and send that."


class Refused(ValidationError):
    """A picture is not taken into the library; `messages[0]` is the one sentence that says why."""


def make_renditions(
    source: Path, folder: Path, focal: tuple[int, int], shapes: Sequence[str] = tuple(renditions.SHAPES)
) -> dict:
    """Makes the renditions of the file `source` in the empty folder `folder`, in a process of its own.

    Returns the decoder's width, height, extension, tone, perceptual_hash, credit and caption. Raises Refused.
    """
    with Decoder() as decoder:
        return decoder.make_renditions(source, folder, focal, shapes)


class Decoder:
    """A decoder process for one picture or several in turn; a context manager. Started anew after one that failed."""

    def __init__(self, speed: int = SPEED) -> None:
        self.speed = speed
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> Self:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        self.locks = [(settings.VAR_DIR / f"decoder-{number}.lock").open("w") for number in range(AT_ONCE)]
        self.log = tempfile.TemporaryFile()
        return self

    def __exit__(self, *exception: object) -> None:
        self._end()
        for file in (*self.locks, self.log):
            file.close()

    def make_renditions(
        self,
        source: Path,
        folder: Path,
        focal: tuple[int, int],
        shapes: Sequence[str] = tuple(renditions.SHAPES),
    ) -> dict:
        """As the function of the same name, in this decoder's process."""
        job = {
            "source": str(source),
            "folder": str(folder),
            "focal": focal,
            "shapes": shapes,
            "speed": self.speed,
        }
        with self.slot():
            told = self._ask(job)
        if "refused" in told:
            logger.info("A picture was refused: %s", told["because"])
            raise Refused(told["refused"])
        return told

    def _ask(self, job: dict) -> dict:
        process = self._running()
        timer = Timer(LONGEST_WORK, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline(LONGEST_REPLY))
        except (BrokenPipeError, ValueError) as error:  # it ended, or was ended, without a whole line of JSON
            process.kill()
            self._end()
            self.log.seek(0)
            logger.warning("The decoder ended with %s: %s", process.returncode, self.log.read()[-300:])
            raise Refused(TOO_HARD) from error
        finally:
            timer.cancel()

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Holds one of the few slots for decoders at work, across all processes of this machine. Raises Refused."""
        lock = _first_free(self.locks)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)

    def _running(self) -> subprocess.Popen:
        if self.process is None:
            self.log.truncate(0)
            self.process = subprocess.Popen(
                [sys.executable, "-m", "images.decoder"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.log,
                text=True,
                cwd=HOME,
                # No secret of ours where strangers' files are decoded.
                env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
                # The child holds the slot too: should this process be killed, the next one still waits for it.
                pass_fds=[lock.fileno() for lock in self.locks],
            )
        return self.process

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        with suppress(BrokenPipeError):
            process.stdin.close()  # at which it ends by itself
        try:
            process.wait(LONGEST_EXIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def _first_free(locks: list[IO]) -> IO:
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        for lock in locks:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            return lock
        time.sleep(ASK_AGAIN)
    raise Refused(BUSY)
