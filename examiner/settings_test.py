"""What the tests change: a folder that vanishes, fast hashing, no collected static files."""

import atexit
import os
import shutil
import tempfile

os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="examiner-tests-")
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from examiner.settings import *  # noqa: E402, F403 (the folder must be chosen first)
from examiner.settings import CACHES, DATABASES, INSTALLED_APPS, STORAGES, VAR_DIR  # noqa: E402

DEBUG = False
SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# The live server of browser tests serves static files itself, if it finds the app by its stock name.
INSTALLED_APPS = [
    "django.contrib.staticfiles" if app == "richtext.apps.StaticFilesConfig" else app
    for app in INSTALLED_APPS
]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Synchronous writes would only slow the tests down; browser tests need a file, not memory.
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
if "LOCATION" in CACHES["default"]:
    # Tests that run side by side each have a store of their own: one of them may empty it.
    server, _, _ = CACHES["default"]["LOCATION"].rpartition("/")
    CACHES["default"]["LOCATION"] = f"{server}/{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')[2:]}"
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A page must not take ten seconds; checking ten thousand rows at the end of a test may, on a busy machine.
    DATABASES["default"]["OPTIONS"]["options"] = (
        "-c statement_timeout=120000 -c lock_timeout=20000 -c jit=off"
    )
