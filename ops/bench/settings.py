"""The site's own settings, with one more address for the bare views."""

from examiner.settings import *  # noqa: F403

ROOT_URLCONF = "ops.bench.urls"
