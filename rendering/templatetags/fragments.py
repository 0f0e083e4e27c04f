"""`{% fragment "articles/_card.html" story=story size="row" %}`: a partial that is set once for the same facts.

Like `{% include … only %}`, for partials that show plain facts: see `rendering.fragments`.
"""

from django import template

from rendering.fragments import fragment

register = template.Library()
register.simple_tag(fragment)
