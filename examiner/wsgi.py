"""The door the server knocks at: `gunicorn examiner.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examiner.settings")

application = get_wsgi_application()
