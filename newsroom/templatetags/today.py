"""`{% today_of request.user as today %}`: the first screen's lists."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from newsroom.states import in_words, name_of, state_of
from newsroom.today import Today

register = template.Library()
register.filter("state_of", state_of)
register.filter("in_words", in_words)
register.filter("called", name_of)


@register.filter
def day_in_words(day):
    """“Today”, “Tomorrow”, or “Friday, 27 November”."""
    near = {timezone.localdate(): "Today", timezone.localdate() + dt.timedelta(days=1): "Tomorrow"}
    return near.get(day) or date_format(day, "l, j F")


@register.simple_tag
def today_of(user):
    """The Today of somebody who has signed in."""
    return Today(user)
