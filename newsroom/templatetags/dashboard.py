"""`{% dashboard_of request.user as dashboard %}`: the lists of the newsroom's first screen."""

import datetime as dt
from collections.abc import Iterable

from django import template
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.dashboard.dashboard import MOST, Dashboard, Event
from people.models import User

register = template.Library()


@register.filter
def day_in_words(day: dt.date) -> str:
    """“Today”, “Tomorrow”, or “Friday, 27 November”."""
    today = timezone.localdate()
    near = {today: "Today", today + dt.timedelta(days=1): "Tomorrow"}
    return near.get(day) or date_format(day, "l, j F")


@register.filter
def with_layouts(events: Iterable[Event], layouts: Iterable[Model]) -> list[Event]:
    """The next of these `Event`s and of these layouts' starts, in the order of time.

    Layouts come from frontpage's tag in the template: the two rooms do not know each other.
    """
    events = [*events, *(Event(layout.starts_at, layout, "takes over") for layout in layouts)]
    return sorted(events, key=lambda event: event.at)[:MOST]


@register.simple_tag
def dashboard_of(user: User) -> Dashboard:
    """The Dashboard of somebody who has signed in."""
    return Dashboard(user)
