"""A large archive to test in, written straight into the tables."""

import datetime as dt

from django.db import connection

from articles.models import Article, ArticleSection, Byline, Tag, Tagging
from readership.models import DailyViews
from sections.models import Section
from tests.factories import make_article, make_person, make_picture, make_source


def remove_dead_rows():
    """On PostgreSQL, rewrites the tables of stories without the rows that other tests have rolled back.

    Those make tables and indexes larger, and the planner chooses by their sizes. Uses a connection of its own, since
    VACUUM runs in no transaction; call it before the test's own transaction has touched these tables.
    """
    if connection.vendor != "postgresql":
        return
    tables = ["articles_article", "articles_articlesection", "articles_byline", "articles_tagging"]
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(f"VACUUM FULL {', '.join(tables)}, readership_dailyviews")
    finally:
        other.close()


def fill(count, now):
    """`count` stories like one that has everything, a minute apart; returns the first of them, /ferries/."""
    person, picture, source = make_person(), make_picture(), make_source()
    story = make_article(
        "Ferries",
        by=[person],
        tags=["ports", "weather", "salt"],
        lead_picture=picture,
        source=source,
        body=f'<p>Ferries sail.</p><figure class="image"><img src="{picture.rendition_url("whole", 1200, "jpg")}"'
        ' alt=""></figure>',
    )
    sections, tags = list(Section.objects.all()), list(Tag.objects.all())
    fields = {f.attname: getattr(story, f.attname) for f in Article._meta.concrete_fields if f.name != "id"}
    moments = [now - dt.timedelta(hours=2, minutes=n) for n in range(count)]
    stories = Article.objects.bulk_create(
        Article(
            **fields
            | {
                "slug": f"ferries-{n}",
                "live_from": at,
                "published_at": at,
                "section_id": sections[n % len(sections)].pk,
            }
        )
        for n, at in enumerate(moments)
    )
    for model, rows in {
        ArticleSection: (ArticleSection(article=s, section_id=s.section_id, **s.terms) for s in stories),
        Byline: (Byline(article=s, person=person, **s.terms) for s in stories),
        Tagging: (Tagging(content_object=s, tag=tags[s.pk % len(tags)], **s.terms) for s in stories),
    }.items():
        model.objects.bulk_create(rows, batch_size=2_000)
    DailyViews.objects.bulk_create(
        DailyViews(article=s, day=now.date(), views=s.pk % 50) for s in stories[:200]
    )
    return story
