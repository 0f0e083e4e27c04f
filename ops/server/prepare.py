"""Everything between installed libraries and a server that may start: tables, static files, the demo.

Run before the server by `make run`, and once by docker-compose.yml before its web processes. Running it
again changes nothing and takes two seconds. With `--newest`, only the newest stories of the demo are added,
and whoever starts the server runs `manage.py demo --finish` beside it.
"""

import hashlib
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examiner.settings")

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import DatabaseError

FIRST_STORIES = 20  # they fill the upper half of the front page


def prepare() -> None:
    """Migrate, collect static files where they changed, and fill an empty database unless DEMO is 0."""
    print("Bringing the database up to date ...", flush=True)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if not settings.DEBUG:
        _collect_static()
    if settings.DEMO:
        newest = FIRST_STORIES if "--newest" in sys.argv[1:] else None
        call_command("demo", if_empty=True, newest=newest)


def _collect_static() -> None:
    """Collect and compress the static files, unless the same ones were collected before."""
    fingerprint = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list(None), key=lambda found: found[0]):
            state = os.stat(storage.path(name))
            fingerprint.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if not stamp.exists() or stamp.read_text() != fingerprint.hexdigest():
        print("Collecting the static files ...", flush=True)
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(fingerprint.hexdigest())


if __name__ == "__main__":
    try:
        prepare()
    except KeyboardInterrupt:
        sys.exit(130)
    except (DatabaseError, CommandError, OSError) as error:
        # What an operator can mend: a server that does not answer, a full disk. The rest shows its trace.
        sys.exit(f"Examiner does not start: {str(error).strip().splitlines()[0]}")
