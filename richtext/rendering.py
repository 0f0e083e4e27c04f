"""A body as readers see it: responsive pictures, players that wait for a tap, tables that scroll.

Works on text that `richtext.sanitise` has cleaned, whose spelling is known, so that nothing is parsed here.
"""

import re
from functools import cache
from html import unescape

from django.db.models import CharField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from images.models import Image
from rendering.compiled import CompiledModelQuery, param_list, param_values
from richtext.addresses import picture_key
from richtext.embeds import MENTIONS, embed_for

_FIGURE = re.compile(
    r'<figure class="([a-z -]*)"><img src="([^"]*)" alt="([^"]*)"[^>]*>(?:<figcaption>(.*?)</figcaption>)?</figure>',
    re.DOTALL,
)
_LINK_ALONE = re.compile(r'<p><a href="([^"]*)"[^>]*>([^<]*+(?:<(?!/a>|/p>)[^<]*+)*+)</a></p>')
_TAGS = re.compile(r"<[^>]*>")


def render_body(html: str) -> SafeString:
    """The clean HTML as safe HTML for a page: at most one query for all its pictures, none without any."""
    if "<img" in html:
        html = _with_pictures(html)
    if _mentions_player(html):
        html = _LINK_ALONE.sub(_player, html)
    if "<table>" in html:
        html = _with_scrolling_tables(html)
    return mark_safe(html)  # noqa: S308 (the one place; BodyField has cleaned it, whoever wrote it)


def has_embeds(html: str) -> bool:
    """Whether the page needs static/js/embeds.js: some paragraph will be a player."""
    return _mentions_player(html) and any(
        embed_for(unescape(address)) for address, _ in _LINK_ALONE.findall(html)
    )


def _mentions_player(html):
    return any(mention in html for mention in MENTIONS)


def _player(match):
    embed = embed_for(unescape(match[1]))
    if embed is None:
        return match[0]
    words = unescape(_TAGS.sub("", match[2])).strip()
    title = "" if words.startswith(("http://", "https://", "www.")) else words
    return render_to_string("richtext/_embed.html", {"embed": embed, "title": title}).strip()


def _with_pictures(html):
    figures = list(_FIGURE.finditer(html))
    keys = {picture_key(unescape(figure[2])) for figure in figures}
    images = {image.key: image for image in _images(keys - {None})}
    return _FIGURE.sub(lambda figure: _picture(figure, images.get(picture_key(unescape(figure[2])))), html)


def _images(keys):
    return _with_keys(len(keys)).instances(**param_values("key", keys)) if keys else []


@cache
def _with_keys(count):
    return CompiledModelQuery(
        lambda: Image.objects.filter(key__in=param_list("key", count, CharField())).order_by()
    )


def _picture(figure, image):
    classes, _, alt, caption = figure.groups()
    if image is None or not image.is_licensed:
        return ""  # gone from the library, or no longer ours to show: readers see no hole
    context = {
        "image": image,
        "align": " ".join(name for name in classes.split() if name != "image"),
        "alt": unescape(alt) or image.alt_text,
        # Part of the cleaned body, and HTML like the rest of it.
        "body_caption": mark_safe(caption or ""),  # noqa: S308
    }
    return render_to_string("richtext/_figure.html", context).strip()


def _with_scrolling_tables(html):
    several = html.count("<table>") > 1
    pieces = html.split("<table>")
    for number in range(1, len(pieces)):
        label = f"Table {number}" if several else "Table"
        frame = f'<div class="table-scroll" tabindex="0" role="region" aria-label="{label}">'
        pieces[number] = f"{frame}<table>{pieces[number].replace('</table>', '</table></div>', 1)}"
    return "".join(pieces)
