"""`{% today_of request.user as today %}`: the first screen's lists."""

from django import template

from newsroom.states import in_words, state_of
from newsroom.telling import name_of
from newsroom.today import Today

register = template.Library()
register.filter("state_of", state_of)
register.filter("in_words", in_words)
register.filter("called", name_of)


@register.simple_tag
def today_of(user):
    """The Today of somebody who has signed in."""
    return Today(user)
