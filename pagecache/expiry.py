"""How long a page may stand: until the next moment at which some page changes by itself."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

# No page stands longer, so that what is trending moves on.
LONGEST = 300


class Expiry:
    """Knows the next scheduled moment, and asks for it anew in every edition and whenever it has passed."""

    def __init__(self):
        self.edition, self.asked_at, self.moment = None, 0.0, 0.0
        self.questions = [import_string(path) for path in settings.PRINTED_MOMENTS]
        self.tasks = [import_string(path) for path in settings.PRINTED_TASKS]

    def end_of(self, edition, now):
        """Until when (seconds since 1970) a page printed at `now` in an edition may stand."""
        if not self._knows(edition, now):
            self.moment = min(self._moments(dt.datetime.fromtimestamp(now, dt.UTC)))
            self.edition, self.asked_at = edition, now
        return min(self.moment, now + LONGEST)

    def do_what_is_due(self, edition, now):
        """Carries out settings.PRINTED_TASKS where one of them may be due; returns whether any did something."""
        if self._knows(edition, now):
            return False
        done = [task(dt.datetime.fromtimestamp(now, dt.UTC)) for task in self.tasks]
        return any(done)

    def _knows(self, edition, now):
        return self.edition == edition and self.asked_at <= now < self.moment

    def _moments(self, after):
        # Pages carry the day's date.
        tomorrow = timezone.localtime(after).date() + dt.timedelta(days=1)
        yield timezone.make_aware(dt.datetime.combine(tomorrow, dt.time())).timestamp()
        for question in self.questions:
            moment = question(after)
            if moment is not None:
                yield moment.timestamp()
