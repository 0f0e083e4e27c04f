"""What is told after an act: how a story is now, with the way to its page."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article
from newsroom.stories.states import state_of


def how_it_is(story: Article) -> SafeString:
    """“Ferries sail: Published 30 November, 6:05 a.m.”; the headline leads to readers' page, else to the preview."""
    if story.is_published:
        address, title = story.get_absolute_url(), "View it"
    else:
        address, title = reverse("admin:articles_article_preview", args=[story.pk]), "Preview it"
    link = format_html('<a href="{}" title="{}">{}</a>', address, title, story.headline)
    return format_html("{}: {}", link, state_of(story).sentence)
