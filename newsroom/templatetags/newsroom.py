"""Filters for what the newsroom says of stories, moments and colleagues (newsroom/stories/states.py)."""

from django import template

from newsroom.stories.states import in_words, name_of

register = template.Library()
register.filter("in_words", in_words)
register.filter("called", name_of)
