"""`{% standing "articles/_card.html" story=story size="row" %}`: a partial that is set once for the same facts.

Like `{% include … only %}`, for partials that show plain facts: see `composing.standing`.
"""

from django import template

from composing.standing import stand

register = template.Library()
register.simple_tag(stand, name="standing")
