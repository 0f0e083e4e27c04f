"""`{{ story.body|body }}` prints a body; `{% if story.body|has_embeds %}` asks whether it needs embeds.js."""

from django import template

from richtext import rendering

register = template.Library()
register.filter("body", rendering.render_body)
register.filter("has_embeds", rendering.has_embeds)
