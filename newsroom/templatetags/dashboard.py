"""`{% today_of request.user as today %}`: the first screen's lists."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.dashboard.today import MOST, Event, Today
from newsroom.stories.states import in_words, name_of, state_of

register = template.Library()
register.filter("state_of", state_of)
register.filter("in_words", in_words)
register.filter("called", name_of)


@register.filter
def day_in_words(day):
    """“Today”, “Tomorrow”, or “Friday, 27 November”."""
    near = {timezone.localdate(): "Today", timezone.localdate() + dt.timedelta(days=1): "Tomorrow"}
    return near.get(day) or date_format(day, "l, j F")


@register.filter
def with_layouts(events, layouts):
    """The next of these `Event`s and of what readers see when these layouts take over, in the order of time."""
    events = [*events, *(Event(layout.starts_at, layout, "takes over") for layout in layouts)]
    return sorted(events, key=lambda event: event.at)[:MOST]


@register.simple_tag
def today_of(user):
    """The Today of somebody who has signed in."""
    return Today(user)
