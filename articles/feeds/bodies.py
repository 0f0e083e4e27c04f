"""Bodies for feed readers: whole addresses, plain pictures, players as the links that they are."""

import html
import re

from django.conf import settings
from django.utils import timezone

from articles.models import Article
from articles.structured_data import cut
from images.models import Image
from richtext.addresses import picture_key

# Bodies are sanitised: their spelling is known, so that nothing is parsed here.
FIGURE = re.compile(
    r'<figure\b[^>]*><img src="([^"]*)"(?: alt="([^"]*)")?[^>]*>(?:<figcaption>(.*?)</figcaption>)?</figure>',
    re.DOTALL,
)
OWN_ADDRESS = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")(?=/(?!/))')


def of(stories: list[Article]) -> dict[int, str]:
    """The HTML of each story's body, by the story's id: two queries for all of them, one without pictures."""
    if not stories:
        return {}
    rows = Article.objects.filter(pk__in=[story.pk for story in stories])
    bodies = dict(rows.values_list("pk", "body"))
    keys = {picture_key(html.unescape(src)) for body in bodies.values() for src, _, _ in FIGURE.findall(body)}
    pictures = {}
    if keys := keys - {None}:
        pictures = {picture.key: picture for picture in Image.objects.filter(key__in=keys)}
    return {story.pk: _body(bodies.get(story.pk, ""), pictures) + _credit(story) for story in stories}


def _body(body, pictures):
    body = FIGURE.sub(lambda match: _figure(match, pictures), body)
    return OWN_ADDRESS.sub(lambda match: match[1] + settings.SITE_URL, body)


def _figure(match, pictures):
    src, alt, caption = match.groups()
    picture = pictures.get(picture_key(html.unescape(src)))
    if picture is None:
        return match[0]
    if picture.licence_ends_on and picture.licence_ends_on < timezone.localdate():
        return ""
    address, width, height = cut(picture, "whole", 1200)
    words = [caption or html.escape(picture.caption)]
    if picture.credit:
        words.append(f"({html.escape(picture.credit)})")
    under = " ".join(filter(None, words))
    return (
        f'<figure><img src="{html.escape(address)}" width="{width}" height="{height}"'
        f' alt="{alt or html.escape(picture.alt_text)}">'
        + (f"<figcaption>{under}</figcaption>" if under else "")
        + "</figure>"
    )


def _credit(story):
    """What the source asks for, where the story is theirs and we may still pass it on."""
    lines = [f"({html.escape(story.original_author)})" if story.original_author else ""]
    if story.source_id:
        lines.append(html.escape(story.source.credit_line or f"From {story.source.name}"))
    if story.original_url:
        address = html.escape(story.original_url)
        lines.append(f'Link: <a href="{address}">{address}</a>')
    return "".join(f"<p>{line}</p>" for line in lines if line)
