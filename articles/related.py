"""What stands around a story: the previous and the next, its translations, and the related ones.

All candidates come in one query, a union of short index scans, and all cards in one more: the cost is the same
in a small archive and in a large one. Bylines and labels, of the story and of all cards, come in two more.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from django.db.models import CharField, DateTimeField, Value
from django.utils import timezone

from articles.cards import Card, StoryRelations, cards_of, visible
from articles.models import Article, ArticleSection, Tag, Tagging
from rendering.compiled import NOW_PARAM, CompiledQuery, Param, param_list, param_values

RELATED = 3
# How many tags are asked (SQLite takes no more than 500 parts in a union), how many of a tag's newest stories are
# weighed, and of the section's.
TAGS = 20
OF_A_TAG = 40
OF_THE_SECTION = 12
TEN_YEARS = 3_650.0


@dataclass(frozen=True)
class RelatedStories:
    """Cards of the neighbours of a story in time (None at either end), of related stories, best first, and of its
    translations; and its own credits and labels, which are read with theirs.
    """

    previous: Card | None
    next: Card | None
    related: list
    translations: list
    credits: tuple
    labels: tuple

    @property
    def shown(self) -> list[Card]:
        """All the stories around this one."""
        return [card for card in (self.previous, self.next) if card] + self.related + self.translations


def around(story: Article, tags: list[Tag]) -> RelatedStories:
    """What stands around `story`, an Article, whose tags are given as a list: four queries in any archive."""
    found = defaultdict(list)
    for kind, tag, pk, moment in _candidates(story, tags):
        found[kind, tag].append((pk, moment))
    previous, following, translations = (
        [pk for pk, _ in found[kind, 0]] for kind in ("previous", "next", "language")
    )
    order = [pk for pk in _rank(found) if pk != story.pk][: RELATED * 4]
    rows = visible({*previous, *following, *translations, *order})
    listings = StoryRelations([story.pk, *(row.pk for row in rows)])
    cards = {card.pk: card for card in cards_of(rows, listings)}

    def shown(ids):
        return [cards[pk] for pk in ids if pk in cards]

    return RelatedStories(
        previous=next(iter(shown(previous)), None),
        next=next(iter(shown(following)), None),
        related=shown(order)[:RELATED],
        translations=sorted(shown(translations), key=lambda card: card.language),
        credits=listings.credits(story.pk),
        labels=listings.labels(story.pk),
    )


def _candidates(story, tags):
    """Rows of (kind, tag id or 0, story id, live_from)."""
    now = timezone.now()
    tags = tags[:TAGS]
    return _lists(len(tags)).rows(
        now=now,
        at=story.live_from or now,
        story=story.pk,
        original=story.translation_of_id or story.pk,
        section=story.section_id,
        **param_values("tag", [tag.pk for tag in tags]),
    )


@cache
def _lists(tags):
    """The lists in which stories around one are looked for, with those of so many tags."""
    story, place, original = Param("story"), (Param("at", DateTimeField()), Param("story")), Param("original")

    def lists():
        live = Article.objects.published(NOW_PARAM)
        yield _rows("previous", live.next_to(place, "lt")[:1])
        yield _rows("next", live.next_to(place, "gt")[:1])
        picks = Article.picks.through.objects.filter(from_article=story).order_by("pk")
        yield _rows("pick", picks, "to_article_id", moment=NOW_PARAM)  # they have no date of their own
        yield _rows("language", live.filter(translation_of=original).exclude(pk=story))
        yield _rows("language", live.filter(pk=original).exclude(pk=story))
        filings = ArticleSection.objects.published(NOW_PARAM).filter(section=Param("section"))
        yield _rows("section", filings.newest_first()[:OF_THE_SECTION], "article_id")
        for tag in param_list("tag", tags):
            taggings = Tagging.objects.published(NOW_PARAM).filter(tag=tag)
            yield _rows("tag", taggings.newest_first()[:OF_A_TAG], "content_object_id", tag)

    return CompiledQuery(lists)


def _rows(kind, rows, story="pk", tag=0, moment="live_from"):
    return rows.values_list(Value(kind, CharField()), tag or Value(0), story, moment)


def _rank(found):
    """Ids of candidates: the editors' picks, then by shared tags, the rarer the better, then the section's."""
    picks = [pk for pk, _ in found["pick", 0]]
    scores, moments = defaultdict(float), {}
    for (kind, _), rows in found.items():
        if kind in ("tag", "section"):
            moments.update(rows)
        if kind == "tag":
            worth = 1 / math.log2(2 + _uses(rows))
            for pk, _ in rows:
                scores[pk] += worth
    by_tags = sorted(scores, key=lambda pk: (round(scores[pk], 3), moments[pk]), reverse=True)
    in_section = sorted((pk for pk, _ in found["section", 0]), key=moments.get, reverse=True)
    return list(dict.fromkeys([*picks, *by_tags, *in_section]))


def _uses(rows):
    """How often a tag is used in ten years: counted while it is rare, else judged by how recent its newest are."""
    if len(rows) < OF_A_TAG:
        return len(rows)
    moments = [moment for _, moment in rows]
    days = max((max(moments) - min(moments)).total_seconds() / 86_400, 1)
    return OF_A_TAG * max(TEN_YEARS / days, 1)
