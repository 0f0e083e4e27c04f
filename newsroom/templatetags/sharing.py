"""What came back from people outside, beside the buttons of a story."""

from django import template

from newsroom.sharing.models import DraftAnswer

register = template.Library()


@register.inclusion_tag("newsroom/sharing/_answers.html")
def answers_from_outside(story, most=5):
    """The last answers to a story's draft links: one query."""
    answers = DraftAnswer.objects.filter(link__story=story).select_related("link")[:most] if story else []
    return {"answers": answers, "story": story}
