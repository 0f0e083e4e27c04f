"""The door the server knocks at: `gunicorn examiner.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examiner.settings")

application = get_wsgi_application()

if not settings.DEBUG:
    from pressroom.setting_up import set_up
    from pressroom.turnstile import Turnstile

    application = Turnstile(set_up(application), settings.VAR_DIR / "tallies", settings.BEACONS)
