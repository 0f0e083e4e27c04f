"""Two editors in one story: what each has changed since both began is brought together.

What only one has changed is taken from them: field by field, and in the body paragraph by paragraph. What both have
changed is for them to decide; whatever they choose, the other's words are kept in a revision.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.revisions import SETS


@dataclass(frozen=True)
class Difference:
    """What both have changed: a field's value, or paragraphs of the body as text lines."""

    name: str
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True)
class Merged:
    """`mine` and `theirs` are the whole piece with each difference decided for one side; else they are the same."""

    mine: dict
    theirs: dict
    differences: list


def merge(base: dict, mine: dict, theirs: dict) -> Merged:
    """Merges two pieces (articles/revisions.py) that both began as `base`."""
    ours, others, differences = {}, {}, []
    for name in theirs:
        values = base.get(name), mine.get(name, base.get(name)), theirs[name]
        ours[name], others[name], found = _merge_value(name, *values)
        differences += found
    return Merged(ours, others, differences)


def merge_again(first: Merged, mine: dict) -> Merged:
    """Merges what was sent by somebody who was shown `first.mine`, was asked about its differences, and wrote on.

    Whatever is not among those is in it already: a comparison with the base would take paragraphs that stand beside
    each other, and were brought together, for a difference.
    """
    theirs = dict(mine)
    for name in {difference.name for difference in first.differences}:
        theirs[name] = first.theirs[name]
        if name == "body":
            theirs[name] = merge_bodies(first.mine[name], mine[name], first.theirs[name])[1]
    return Merged(mine, theirs, first.differences)


def _merge_value(name, base, mine, theirs):
    if mine in (base, theirs):
        return theirs, theirs, []
    if theirs == base:
        return mine, mine, []
    if name in SETS:
        gone = {*base} - ({*mine} & {*theirs})
        both = sorted(({*mine} | {*theirs}) - gone)
        return both, both, []
    if name == "body":
        return merge_bodies(base, mine, theirs)
    return mine, theirs, [Difference(name, base, mine, theirs)]


def merge_bodies(base: str, mine: str, theirs: str) -> tuple[str, str, list[Difference]]:
    """The body with my paragraphs where both have changed the same, with theirs, and the Differences."""
    ours, others, found = merge_lines(*(body.split("\n") if body else [] for body in (base, mine, theirs)))
    differences = [Difference("body", *("\n".join(lines) for lines in lists)) for lists in found]
    return "\n".join(ours), "\n".join(others), differences


def merge_lines(
    base: list[str], mine: list[str], theirs: list[str]
) -> tuple[list[str], list[str], list[tuple]]:
    """As above, for lists of lines. Changes that touch each other are one difference."""
    ours, others, found, at = [], [], [], 0
    for changes in _touching(_changes(base, mine, 0) + _changes(base, theirs, 1)):
        start, end = min(change.start for change in changes), max(change.end for change in changes)
        by_me, by_them = (
            _carried_out(base, [change for change in changes if change.side == side], start, end)
            for side in (0, 1)
        )
        before = base[at:start]
        sides = {change.side for change in changes}
        if sides == {0} or by_me == by_them:
            by_them = by_me
        elif sides == {1}:
            by_me = by_them
        else:
            found.append((base[start:end], by_me, by_them))
        ours += before + by_me
        others += before + by_them
        at = end
    return ours + base[at:], others + base[at:], found


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    lines: list
    side: int

    def touches(self, start: int, end: int) -> bool:
        if self.start < end and start < self.end:
            return True
        # Something new beside something changed could belong on either side of it.
        return (self.start == self.end or start == end) and self.start <= end and start <= self.end


def _changes(base, changed, side):
    opcodes = SequenceMatcher(None, base, changed, autojunk=False).get_opcodes()
    return [_Edit(i, j, changed[k:m], side) for kind, i, j, k, m in opcodes if kind != "equal"]


def _touching(changes):
    """The changes in order, in groups of those that touch each other."""
    groups = []
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        last = groups[-1] if groups else []
        if last and change.touches(min(c.start for c in last), max(c.end for c in last)):
            last.append(change)
        else:
            groups.append([change])
    return groups


def _carried_out(base, changes, start, end):
    lines, at = [], start
    for change in changes:
        lines += base[at : change.start] + change.lines
        at = change.end
    return lines + base[at:end]
