"""What the tests change: fast hashing, files that vanish, no collected static files."""

import tempfile
from pathlib import Path

from examiner.settings import *  # noqa: F403
from examiner.settings import DATABASES, STORAGES

DEBUG = False
SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
VAR_DIR = Path(tempfile.mkdtemp(prefix="examiner-tests-"))
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = STORAGES | {
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "originals", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Synchronous writes would only slow the tests down; browser tests need a file, not memory.
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
