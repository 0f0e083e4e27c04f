"""What editors have laid out, for section fronts, which belong to a room that knows nothing of it."""

from django import template

from frontpage.layout import lay_out_section

register = template.Library()


@register.simple_tag(takes_context=True)
def laid_out(context, section, page):
    """The `SectionTop` of the first page of a section's front; see `frontpage.layout.lay_out_section`.

    A preview gives its `plan` and the moment `at` with the page's context.
    """
    return lay_out_section(section, page.stories, context.get("plan"), context.get("at"))
