"""The beacon that readers' pages send."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from pagecache.beacons import is_robot
from readership.counting import add_views, counter_key


@csrf_exempt  # changes one counter by one for whoever asks, signed in or not; there is nothing to forge
@require_POST
def beacon(request: HttpRequest, article_id: int) -> HttpResponse:
    """Counts one view of a story that readers may see; anything else is answered alike and not counted.

    In production BeaconMiddleware answers in its place (pagecache/beacon_counter.py); this is for servers without one.
    """
    if not is_robot(request.headers.get("User-Agent", "")):
        add_views(Counter([counter_key(article_id)]))
    return HttpResponse(status=204)
