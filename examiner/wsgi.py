"""The WSGI application that the server imports: `gunicorn examiner.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examiner.settings")

application = get_wsgi_application()

if not settings.DEBUG:
    from pagecache import beacons
    from pagecache.beacon_counter import BeaconMiddleware
    from pagecache.setup import make_page_cache
    from staticsite.site import StaticSite

    application = BeaconMiddleware(
        make_page_cache(application, StaticSite(settings.VAR_DIR / "static-site")),
        settings.VAR_DIR / "beacons",
        beacons.registered(),
    )
