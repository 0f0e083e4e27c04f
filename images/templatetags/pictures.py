"""`{% picture %}`: a picture of the library on a page, in every size a reader may need."""

from django import template

from images import renditions
from images.facts import HasRenditions

register = template.Library()

LEAD, LAZY = "lead", "lazy"
# A phone's line of text: a little less than what is left between its margins, so that a common phone (360 px
# wide, two pixels to each) takes the picture of 640 pixels and not the next, twice as heavy.
PHONE = "88vw"


@register.inclusion_tag("images/_picture.html")
def picture(
    image: HasRenditions | None,
    shape: str,
    *,
    wide: str = "",
    sizes: str = "",
    priority: str = LAZY,
    alt: str | None = None,
) -> dict:
    """A `<picture>` of `image` cut to `shape`; nothing where there is none, or its licence is over. No query.

    `shape` is "card", "lead" or "whole"; `wide` another of them for screens of a desk, or "". `sizes` is the
    HTML attribute. `priority` "lead" is for the one picture that readers see first, every other is "lazy".
    `alt` replaces the alternative text: "" beside a headline that says the same.
    """
    if priority not in {LEAD, LAZY}:
        raise template.TemplateSyntaxError(f"A picture's priority is “lead” or “lazy”, not “{priority}”.")
    for name in (shape, wide or shape):
        if name not in renditions.SHAPES:
            raise template.TemplateSyntaxError(f"There is no shape “{name}”.")
    if not image or not image.is_licensed:
        return {"image": None}
    width = renditions.widths(shape, "jpg", image.size)[-1]
    return {
        "image": image,
        "alt": image.alt_text if alt is None else alt,
        "is_lead": priority == LEAD,
        "sizes": sizes or PHONE,
        "wide": image.srcset(wide, "avif") if wide else "",
        "avif": image.srcset(shape, "avif"),
        "jpg": image.srcset(shape, "jpg"),
        "src": image.rendition_url(shape, width, "jpg"),
        "width": width,
        "height": renditions.height(shape, width, image.size),
    }
