"""The paper's settings, driven by the environment; `.env.example` names every variable.

There is one file for a laptop and for production: what differs is read from the environment, and whatever
cannot be understood there stops the start with a sentence (examiner/environment.py).
"""

import os
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from examiner import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# What the environment says

try:
    DEBUG = environment.switch(os.environ, "DEBUG", False)
    PORT = environment.number(os.environ, "PORT", 8000, 1, 65535)
    DEMO = environment.switch(os.environ, "DEMO", True)
    VAR_DIR = environment.folder(os.environ, "VAR_DIR", BASE_DIR / "var")
    SITE_URL = environment.origin(os.environ, "SITE_URL", f"http://127.0.0.1:{PORT}")
    DATABASES = {"default": environment.database(os.environ, "DATABASE_URL", VAR_DIR / "newspaper.sqlite3")}
    CACHES = {"default": environment.cache(os.environ, "CACHE_URL", "locmem://")}
    MAIL = environment.mail(os.environ, "MAIL_URL", "console://")
    MAIL_FROM = environment.sender(os.environ, "MAIL_FROM", "editor@example.invalid")
    # How many proxies of ours stand before the paper: the reader's address is that many hops from the right.
    TRUSTED_PROXIES = environment.number(os.environ, "TRUSTED_PROXIES", 0, 0, 5)
    # An IPv6 address in brackets, as requests name it.
    hosts = [re.sub(":[0-9]+$", "", urlsplit(SITE_URL).netloc), "localhost", "127.0.0.1", "[::1]"]
    ALLOWED_HOSTS = environment.hosts(os.environ, "ALLOWED_HOSTS", hosts)
    # For the server alone, which reads them itself (ops/server/gunicorn.conf.py); a typo is told before it starts.
    environment.workers_and_threads(os.environ)
    # Last, because it may write a file: after a typo nothing has been written.
    SECRET_KEY = environment.secret(os.environ, "SECRET_KEY", VAR_DIR / "secret-key")
except environment.Mistyped as mistake:
    sys.exit(f"Examiner does not start: {mistake}")
except OSError as error:
    sys.exit(f"Examiner does not start: {error.strerror}: {error.filename}. VAR_DIR chooses another folder.")

# The rooms of the house, each importing only from those below it (docs/architecture.md)

INSTALLED_APPS = [
    "demo",
    "wordpress",
    "legalnotices",
    "newsroom",
    "frontpage",
    "readership",
    "advertising",
    "articles",
    "sections",
    "people",
    "sources",
    "newspaper",
    "richtext",
    "images",
    "rendering",
    "staticsite",
    "pagecache",
    "plaintext",
    "addresses",
    "examiner.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "richtext.apps.StaticFilesConfig",
    "django.contrib.sites",  # flatpages ask for it; addresses come from SITE_URL alone
    "django.contrib.flatpages",
    "django.contrib.sitemaps",
    "taggit",
    "ckeditor",
]

MIDDLEWARE = [
    "examiner.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "examiner.middleware.readable_request",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "examiner.middleware.tidy_address",
    "examiner.middleware.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "examiner.middleware.former_addresses",
]

ROOT_URLCONF = "examiner.urls"
WSGI_APPLICATION = "examiner.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newspaper.context.newspaper",
                "sections.context.sections",
                "advertising.banners.page_banners.banners",
            ],
        },
    },
]

# Database

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time: stories carry their own language; the desk speaks English

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "examiner.formats"
TIME_ZONE = "Asia/Manila"
USE_I18N = True
USE_TZ = True
SITE_ID = 1

# Files: what readers may fetch in media/, what only we may open beside it

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "originals", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # the newsroom's larger forms and bulk actions

# Mail: the console on a laptop; a slow server must not hold an editor's save

EMAIL_TIMEOUT = 5
globals().update(MAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM

# People who sign in

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.permissions.RoleBackend"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

# Security: everything that https allows is on wherever the public address is https

IS_HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by the machine beside us, over plain http
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-newsroom" if IS_HTTPS else "newsroom"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "newsroom.autosave.resubmission.csrf_failure"
SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4.22.1 gets no more fixes. It stays because the newspaper chose it, behind one widget
    # (richtext/widgets.py), with everything it sends sanitised on the server by our own allow-list, its
    # sample, preview and phone-home files not collected, and its version nag off. docs/decisions/ has more.
    "ckeditor.W001",
]

# Libraries

TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False
CKEDITOR_CONFIGS = {}  # richtext/widgets.py makes the one configuration from the allow-list

# Logs: one line each, to the process's own output

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "without_secrets": {"()": "examiner.logs.WithoutSecrets"},
        "without_unavailable_pages": {"()": "examiner.logs.WithoutUnavailablePages"},
        "refused_is_no_error": {"()": "examiner.logs.RefusedIsNoError"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_secrets", "without_unavailable_pages", "refused_is_no_error"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
