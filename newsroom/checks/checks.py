"""What is looked at before a story goes a step further: a table of small functions that warn or stop.

`checks_of` is the one question. A check takes a Copy and gives a sentence for the editor, or None. None asks
another server: dead links are those that `manage.py check_links` has found.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from images import renditions, storage
from images.models import Image
from images.uses import keys_in
from newsroom.links.models import CheckedLink
from richtext.plain_text import plain_text

REVIEW, APPROVED, PUBLISHED = STEPS = ("review", "approved", "published")
WARN, STOP = "warn", "stop"

SEARCH_CUTS_AT = 60  # characters of a headline that fit into a result
CARDS_CUT_AT = 90  # and on the cards of social networks, with room for two lines on a phone
ENDS_SOON = 30  # days
HEAVY_ORIGINAL = 4_000_000  # bytes
HEAVY_PAGE = 500_000  # bytes that a phone loads while it is read to its end
FRAME = 30_000  # of them what every page carries: styles, scripts, nameplate (tests/browser/test_weight.py)
PHONE = 634  # device pixels across a line of text on a common phone: 360 px, two to each, 88 % of them
# Not slips of the pen; Bora Bora is told from them by its capitals. Other languages double words on purpose.
DOUBLED = re.compile(r"\b([^\W\d_]{2,})[ \xa0]+(\1)\b", re.IGNORECASE)
RIGHTLY_DOUBLED = {"that", "had", "is"}
CHECKED_FOR_DOUBLES = {"en", "es"}
TYPED_CREDIT = re.compile(
    r"(?m)^\(?(?:Link|Source|Courtesy of|Pinagmulan|Tinubdan):? .{0,200}$|^\([A-Z]{2,6}\)$"
)
LINK = re.compile(r'<a href="([^"]*)"')
BODY_PICTURE = re.compile(r'<img src="[^"]*pictures/([0-9a-f]{20})/[^"]*" alt="([^"]*)"')


@dataclass(frozen=True)
class Finding:
    """What a check says: its name, its sentence, and whether the story stays where it is."""

    check: str
    sentence: str
    stops: bool


class Copy:
    """A story as the checks look at it: what several of them ask is read once.

    `names` says whether somebody's name stands over it as it was typed; None: as it is stored.
    """

    def __init__(self, story, names=None):
        self.story, self._names = story, names

    @cached_property
    def pictures(self):
        """The lead picture, then those in the text: one query for these."""
        lead = [self.story.lead_picture] if self.story.lead_picture_id else []
        keys = keys_in(self.story.body) - {image.key for image in lead}
        return lead + (list(Image.objects.filter(key__in=keys)) if keys else [])

    @cached_property
    def words_in_body(self):
        """{key: alternative text} of pictures that have one of their own in the text."""
        return {key: unescape(words) for key, words in BODY_PICTURE.findall(self.story.body) if words}

    @cached_property
    def has_names(self):
        return self.story.bylines.exists() if self._names is None and self.story.pk else bool(self._names)

    @cached_property
    def links(self):
        """Every address of another site that the story sends readers to."""
        found = [unescape(address) for address in LINK.findall(self.story.body)] + [self.story.original_url]
        return {address for address in found if address.startswith(("http://", "https://"))}

    @cached_property
    def lines(self):
        return [self.story.headline, self.story.standfirst, *plain_text(self.story.body).split("\n")]


def _of(images):
    return ", ".join(f"“{image}”" for image in images[:3]) + (" and more" if len(images) > 3 else "")


def picture_without_words(copy):
    images = [
        image
        for image in copy.pictures
        if not (image.alt_text or image.is_decorative or copy.words_in_body.get(image.key))
    ]
    return images and f"Say what {_of(images)} shows, for those who cannot see it, or tick “decorative”."


def picture_without_credit(copy):
    images = [image for image in copy.pictures if not (image.credit or image.is_decorative)]
    return images and f"Whose picture is {_of(images)}? It has no credit."


def picture_out_of_licence(copy):
    ending = [image for image in copy.pictures if image.licence_ends_on]
    over = [image for image in ending if not image.is_licensed]
    if over:
        return f"The licence of {_of(over)} is over: readers do not see it."
    soon = [i for i in ending if (i.licence_ends_on - timezone.localdate()).days <= ENDS_SOON]
    return (
        soon
        and f"The licence of {_of(soon)} ends on {soon[0].licence_ends_on:%-d %B}; then it is gone from the page."
    )


def picture_is_heavy(copy):
    for image in copy.pictures:
        size = storage.original_size(image.original.name)
        if size > HEAVY_ORIGINAL:
            return (
                f"“{image}” has {filesizeformat(size)}, as it was sent in. Readers get smaller copies; whoever "
                "downloads it for print or a partner does not."
            )
    return None


def page_is_heavy(copy):
    weight = FRAME + len(copy.story.body) // 3 + sum(map(_on_a_phone, copy.pictures))
    return weight > HEAVY_PAGE and (
        f"A phone loads {filesizeformat(weight)} to read it to its end. Fewer or calmer pictures make it lighter."
    )


def _on_a_phone(image):
    existing = renditions.widths("whole", "avif", image.size)
    width = next((width for width in existing if width >= PHONE), existing[-1])
    return storage.size(image.key, renditions.file_name("whole", width, "avif", image.focal))


def headline_is_long(copy):
    headline = copy.story.printed_headline
    if len(headline) > CARDS_CUT_AT:
        return f"Search engines and cards cut the headline: “{headline[:CARDS_CUT_AT].rstrip()}…”"
    cut = headline[:SEARCH_CUTS_AT].rstrip()
    return len(headline) > SEARCH_CUTS_AT and f"Search engines cut the headline: “{cut}…”"


def headline_in_capitals(copy):
    words = re.findall(r"[^\W\d_]{2,}", copy.story.headline)
    loud = [word for word in words if word.isupper()]
    is_loud = len(loud) > 2 and len(loud) * 2 > len(words)
    return is_loud and "The headline is in capitals. Readers take it for shouting; write it as a sentence."


def words_doubled(copy):
    if copy.story.language not in CHECKED_FOR_DOUBLES:
        return None
    for line in copy.lines:
        for first, second in DOUBLED.findall(line):
            is_slip = second.islower() or (first + second).isupper()
            if is_slip and second.lower() not in RIGHTLY_DOUBLED:
                return f"A word stands there twice: “{first} {second}”."
    return None


def nobody_over_it(copy):
    is_ours = not copy.story.source_id
    return is_ours and not copy.has_names and "Nobody's name stands over it. Add a byline, or the desk's."


def no_section_of_the_menu(copy):
    if copy.story.section_id is None:
        return "It is in no section."
    if copy.story.section.is_in_menu or (
        copy.story.pk and copy.story.sections.filter(is_in_menu=True).exists()
    ):
        return None
    return f"It is in {copy.story.section} only: no section of the menu shows it."


def source_not_credited(copy):
    story = copy.story
    is_theirs = story.original_url or story.original_author
    return (
        is_theirs
        and not story.source_id
        and ("These words are somebody else's: choose the source, so that it is credited.")
    )


def source_without_link(copy):
    story = copy.story
    needs_it = story.source_id and story.source.told == "canonical" and not story.original_url
    return needs_it and (
        f"Where is the original? Without its address, readers and search engines are not led to {story.source}."
    )


def credit_is_typed(copy):
    is_typed = not copy.story.source_id and any(TYPED_CREDIT.match(line) for line in copy.lines[-3:])
    return is_typed and (
        "The text ends like somebody else's. Choose the source instead of typing its credit."
    )


def links_are_dead(copy):
    dead = CheckedLink.objects.filter(is_dead=True, address__in=copy.links) if copy.links else []
    return ", ".join(f"{link.address[:120]} leads nowhere ({link.said})" for link in dead[:3])


# What each does where a story is sent to the sub-editor, approved and published; "" asks nothing.
TABLE = {
    picture_without_words: (WARN, WARN, STOP),
    picture_without_credit: (WARN, WARN, STOP),
    source_not_credited: (WARN, WARN, STOP),
    source_without_link: (WARN, WARN, WARN),
    credit_is_typed: (WARN, WARN, WARN),
    picture_out_of_licence: (WARN, WARN, WARN),
    nobody_over_it: ("", WARN, WARN),
    no_section_of_the_menu: ("", WARN, WARN),
    headline_in_capitals: (WARN, WARN, WARN),
    headline_is_long: (WARN, WARN, WARN),
    words_doubled: (WARN, WARN, WARN),
    links_are_dead: (WARN, WARN, WARN),
    page_is_heavy: ("", "", WARN),
    picture_is_heavy: ("", "", WARN),
}
# Where a section wants it otherwise, by its address.
IN_SECTIONS = {
    "opinion": {nobody_over_it: (WARN, STOP, STOP)},  # an opinion is somebody's
    "sports": {headline_in_capitals: (WARN, WARN, STOP)},
}


def checks_of(story, step, *, names=None):
    """Findings on a story that is to be put into one of STEPS, those that stop first.

    Works on what is in the row, saved or not; `names` is explained at Copy. Some queries, none to another server.
    """
    copy, column = Copy(story, names), STEPS.index(step)
    table = TABLE | (IN_SECTIONS.get(story.section.slug, {}) if story.section_id else {})
    findings = []
    for check, levels in table.items():
        if levels[column] and (sentence := check(copy)):
            findings.append(Finding(check.__name__, sentence, levels[column] == STOP))
    return sorted(findings, key=lambda finding: not finding.stops)
