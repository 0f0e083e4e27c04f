"""The stories that may stand on a front: read in one query, given away once each."""

import datetime as dt
from collections import Counter, defaultdict
from functools import lru_cache

from django.db.models import DateField, F, Value
from django.utils import timezone

from articles.models import Article, ArticleSection, Tagging
from articles.querysets import is_live
from frontpage.models import Slot
from rendering.compiled import NOW_PARAM, CompiledQuery, Param, param_list, param_values

Rule = Slot.Rule
ALL = (Rule.NEWEST, 0)
# "Since yesterday": today's and yesterday's views count. Of each day's most read stories, so many are looked at.
MOST_READ_DAYS = 2
# Lists are read to a depth that is a multiple of this, so that few statements serve many layouts.
STEP = 20


def of_section(pk: int) -> tuple[str, int]:
    """How the list of a section's newest is named."""
    return Rule.SECTION, pk


class Candidates:
    """Stories by list, the first choice first; each is given away once.

    Lists are named (rule, number of a section or tag, else 0). A story is a (id, the moment it appeared).
    """

    def __init__(self, sections: list[int], slots, depth: int, at: dt.datetime) -> None:
        """Reads the newest of all and of each section (numbers), what the slots' rules ask for, and their pins.

        `depth` is how far each list is read: far enough that its places fill when others have taken the first of it.
        """
        self.lists, self.taken = defaultdict(list), set()
        asked = [slot.source for slot in slots]
        sections = list(dict.fromkeys([*sections, *(key for rule, key in asked if rule == Rule.SECTION)]))
        tags = list(dict.fromkeys(key for rule, key in asked if rule == Rule.TAG))
        pins = list(dict.fromkeys(slot.story for slot in slots if slot.rule == Rule.PIN))
        days = [timezone.localdate(at) - dt.timedelta(days=age) for age in range(MOST_READ_DAYS)]
        days = days if (Rule.MOST_READ, 0) in asked else []
        statement = _lists(
            len(sections), len(tags), len(pins), len(days), depth + -len(slots) // STEP * -STEP
        )
        named = {"section": sections, "tag": tags, "pin": pins, "day": days}
        given = {
            name: value
            for kind, values in named.items()
            for name, value in param_values(kind, values).items()
        }
        views = Counter()
        for rule, key, pk, moment, viewed in statement.rows(now=at, **given):
            self.lists[rule, key].append((pk, moment))
            views[pk] += viewed
        self.pins = dict(self.lists[Rule.PIN, 0])
        self.lists[Rule.MOST_READ, 0] = sorted(
            set(self.lists[Rule.MOST_READ, 0]), key=lambda s: (-views[s[0]], -s[0])
        )

    def take(
        self, count: int, named: tuple[str, int] = ALL, since: dt.datetime | None = None
    ) -> list[tuple[int, dt.datetime]]:
        """The first `count` stories of a list that nobody has taken, and not older than `since`."""
        free = (story for story in self.lists[named] if story[0] not in self.taken)
        chosen = [story for story in free if since is None or story[1] >= since][:count]
        self.taken.update(pk for pk, _ in chosen)
        return chosen


@lru_cache(maxsize=200)
def _lists(sections, tags, pins, days, depth):
    """So many lists of each kind, as rows of (rule, number, story id, live_from, views)."""

    def lists():
        yield _newest(Article.objects.published(NOW_PARAM), ALL, "pk", depth)
        for section in param_list("section", sections):
            filed = ArticleSection.objects.published(NOW_PARAM).filter(section=section)
            yield _newest(filed, (Rule.SECTION, section), "article_id", depth)
        for tag in param_list("tag", tags):
            tagged = Tagging.objects.published(NOW_PARAM).filter(tag=tag)
            yield _newest(tagged, (Rule.TAG, tag), "content_object_id", depth)
        if pins:
            pinned = Article.objects.published(NOW_PARAM).filter(pk__in=param_list("pin", pins))
            yield pinned.values_list(Value(Rule.PIN), Value(0), "pk", "live_from", Value(0))
        for day in param_list("day", days, DateField()):
            yield _most_read(day, depth)

    return CompiledQuery(lists)


def _newest(rows, named, story, depth):
    rule, key = named
    key = key if isinstance(key, Param) else Value(key)
    return rows.newest_first().values_list(Value(rule), key, story, "live_from", Value(0))[:depth]


def _most_read(day, depth):
    """A day's most read stories that may be trending: the readership's rows, asked through their relation."""
    daily_views = Article._meta.get_field("daily_views").related_model.objects
    seen = daily_views.filter(is_live(NOW_PARAM, "article__"), day=day).exclude(
        article__source__is_in_trending=False
    )
    moment = F("article__live_from")
    return seen.order_by("-views").values_list(
        Value(Rule.MOST_READ), Value(0), "article_id", moment, "views"
    )[:depth]
