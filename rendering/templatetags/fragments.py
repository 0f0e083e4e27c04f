"""`{% fragment "articles/_card.html" story=story size="row" %}`: a partial that is rendered once for the same values.

Like `{% include … only %}`, for partials that show plain values: see `rendering.fragments`.
"""

from django import template

from rendering.fragments import fragment

register = template.Library()
register.simple_tag(fragment)
