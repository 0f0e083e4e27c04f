"""Running the darkroom: one process per picture, at most two at once on this machine, bounded in time."""

import fcntl
import json
import logging
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from images import renditions

logger = logging.getLogger(__name__)

AT_ONCE = 2
# Together less than the 60 seconds for which nginx waits for an answer (ops/server/nginx). A picture may take 15
# seconds of processor time (images/darkroom.py), which on a busy machine can be three times as long by the clock.
LONGEST_WAIT = 10  # seconds in the queue
LONGEST_WORK = 45  # seconds by the clock for one picture
HOME = Path(__file__).resolve().parent.parent

BUSY = "The darkroom is busy with other pictures. Send this one again in a minute."
TOO_HARD = (
    "This picture takes too long or too much memory to work off. Save it smaller, as JPEG, and send that."
)


class Refused(ValidationError):
    """A picture is not taken into the library; `messages[0]` is the one sentence that says why."""


def develop(source, folder, focal, shapes=tuple(renditions.SHAPES)):
    """Have the darkroom make the renditions of the file `source` in the empty folder `folder`.

    Returns the darkroom's dict of width, height, extension, tone, fingerprint, credit and caption. Raises
    Refused.
    """
    job = {"source": str(source), "folder": str(folder), "focal": list(focal), "shapes": list(shapes)}
    with _turn() as lock:
        try:
            process = subprocess.run(
                [sys.executable, "-m", "images.darkroom"],
                input=json.dumps(job) + "\n",
                capture_output=True,
                text=True,
                timeout=LONGEST_WORK,
                cwd=HOME,
                # No secret of ours where strangers' files are decoded.
                env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
                # The child holds the turn too: should this process be killed, the next one still waits for it.
                pass_fds=[lock.fileno()],
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(TOO_HARD) from error
    if process.returncode:
        logger.warning("The darkroom ended with %s: %s", process.returncode, process.stderr[-300:])
        raise Refused(TOO_HARD)
    told = json.loads(process.stdout)
    if "refused" in told:
        logger.info("A picture was refused: %s", told["because"])
        raise Refused(told["refused"])
    return told


@contextmanager
def _turn():
    """Hold one of the few turns in the darkroom, across all processes of this machine. Raises Refused."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        locks = [
            stack.enter_context((settings.VAR_DIR / f"darkroom-{number}.lock").open("w"))
            for number in range(AT_ONCE)
        ]
        yield _first_free(locks)


def _first_free(locks):
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        for lock in locks:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            return lock
        time.sleep(0.05)
    raise Refused(BUSY)
