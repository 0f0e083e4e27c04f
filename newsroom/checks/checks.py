"""The publishing checks: what is examined before a story goes a step further, as a table of functions.

Everybody calls `checks_of(story, step)`. A check is a function from a StoryUnderCheck to a sentence for the editor, or
None where nothing is wrong; its name is kept with an Override. A new one is written here and gets a row in TABLE.
No check asks another server: dead links are those that `manage.py check_links` has found.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from django.db.models import Exists
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from articles.models import Article, Byline, named_twice
from articles.workflow import WORKFLOW
from images import renditions, storage
from images.models import Image
from images.uses import keys_in
from newsroom.links.models import CheckedLink
from richtext.addresses import closed_addresses_in
from richtext.plain_text import plain_text
from richtext.rendering import has_embeds
from richtext.tokenizer import tokens
from sections.models import Section

# The states that a story is checked before: those to which these acts lead.
REVIEW, APPROVED, PUBLISHED = STEPS = tuple(WORKFLOW[act].ends for act in ("submit", "approve", "publish"))
WARN, STOP = "warn", "stop"

SEARCH_CUTS_AT = 60  # characters of a headline that fit into a result
CARDS_CUT_AT = 90  # and on the cards of social networks, with room for two lines on a phone
ENDS_SOON = 30  # days
HEAVY_ORIGINAL = 4_000_000  # bytes
HEAVY_PAGE = 500_000  # bytes that a phone loads while it is read to its end
FRAME = 30_000  # of them what every page carries: styles, scripts, nameplate (tests/browser/test_weight.py)
PHONE = 634  # device pixels across a line of text on a common phone: 360 px, two to each, 88 % of them
# A word typed twice. Bora Bora is told from it by its capitals; other languages double words on purpose.
DOUBLED = re.compile(r"\b([^\W\d_]{2,})[ \xa0]+(\1)\b", re.IGNORECASE)
RIGHTLY_DOUBLED = {"that", "had", "is"}
CHECKED_FOR_DOUBLES = {"en", "es"}
TYPED_CREDIT = re.compile(
    r"(?m)^\(?(?:Link|Source|Courtesy of|Pinagmulan|Tinubdan):? .{0,200}$|^\([A-Z]{2,6}\)$"
)
TAG = re.compile(r"<[^>]*>")
ADDRESS = re.compile(r"https?://\S+")
LINK = re.compile(r'<a href="([^"]*)"')
BODY_PICTURE = re.compile(r'<img src="[^"]*pictures/([0-9a-f]{20})/[^"]*" alt="([^"]*)"')


@dataclass(frozen=True)
class Finding:
    """What a check found: the name of the check, its sentence, and whether it stops the story."""

    check: str
    sentence: str
    stops: bool


class StoryUnderCheck:
    """A story with what several checks ask of it, each read once.

    `has_byline` says whether the form that was sent has a byline, `further` in which sections it ticks beside the
    primary one; None asks the stored ones.
    """

    def __init__(
        self, story: Article, has_byline: bool | None = None, further: Iterable[Section] | None = None
    ):
        self.story, self._has_byline, self._further = story, has_byline, further

    @cached_property
    def pictures(self) -> list[Image]:
        """The lead picture, then those in the text: one query for these."""
        lead = [self.story.lead_picture] if self.story.lead_picture_id else []
        keys = keys_in(self.story.body) - {image.key for image in lead}
        return lead + (list(Image.objects.filter(key__in=keys)) if keys else [])

    @cached_property
    def alt_texts(self) -> dict[str, str]:
        """{picture's key: alternative text} of pictures that have one of their own in the text."""
        return {key: unescape(words) for key, words in BODY_PICTURE.findall(self.story.body) if words}

    @cached_property
    def has_byline(self) -> bool:
        """Whether somebody's name stands over the story."""
        return bool(self.bylines if self._has_byline is None else self._has_byline)

    @cached_property
    def bylines(self) -> list[Byline]:
        """The stored bylines with their people; none where a form was sent, which looks at what was typed."""
        if self._has_byline is not None or not self.story.pk:
            return []
        return list(self.story.bylines.select_related("person"))

    @cached_property
    def is_in_menu(self) -> bool:
        """Whether one of its sections is in the readers' menu."""
        if self.story.section.is_in_menu:
            return True
        if self._further is not None:
            return any(section.is_in_menu for section in self._further)
        return self._stored[0]

    @cached_property
    def is_corrected_too_early(self) -> bool:
        """Whether a stored correction is dated before the story is published."""
        return self._stored[1]

    @cached_property
    def _stored(self) -> tuple[bool, bool]:
        """Whether a stored section is in the menu, and whether a correction is dated too early: one query for both."""
        story = self.story
        if not story.pk:
            return False, False
        in_menu = Exists(story.sections.filter(is_in_menu=True))
        too_early = Exists(story.corrections.dated_before(story.opens_at))
        return Article.objects.filter(pk=story.pk).values_list(in_menu, too_early).get()

    @cached_property
    def links(self) -> set[str]:
        """Every address of another site that the story sends readers to."""
        found = [unescape(address) for address in LINK.findall(self.story.body)] + [self.story.original_url]
        return {address for address in found if address.startswith(("http://", "https://"))}

    @cached_property
    def lines(self) -> list[str]:
        """The text without its markup: headline, standfirst, and each line of the body."""
        return [self.story.headline, self.story.standfirst, *plain_text(self.story.body).split("\n")]


def _quoted(images: Sequence[Image]) -> str:
    """“Boat at dawn”, “Pier” and more."""
    return ", ".join(f"“{image}”" for image in images[:3]) + (" and more" if len(images) > 3 else "")


def nothing_to_read(copy: StoryUnderCheck) -> str | None:
    """The text has a word, a player or a picture that readers see; or the lead picture has a caption for this story.

    The library's own caption does not count: it comes out of the file, also where the text was forgotten.
    """
    story = copy.story
    if _has_words(story.body) or has_embeds(story.body):
        return None
    keys = keys_in(story.body)
    seen = [image for image in copy.pictures if image.is_licensed]
    if any(image.key in keys or (image.pk == story.lead_picture_id and story.lead_caption) for image in seen):
        return None
    return (
        "There is nothing to read: the text is empty. A story that is a picture has it in the text, or as its lead "
        "picture with a caption here."
    )


def _has_words(html: str) -> bool:
    """Whether there is a letter or digit that is no mere address: looks no further than the first."""
    texts = (
        token for token in tokens(html) if isinstance(token, str) and not ADDRESS.fullmatch(token.strip())
    )
    return any(letter.isalnum() for text in texts for letter in text)


def picture_without_words(copy: StoryUnderCheck) -> str | None:
    """Every picture that is no decoration has an alternative text, its own or one for this story."""
    images = [
        image
        for image in copy.pictures
        if not (image.alt_text or image.is_decorative or copy.alt_texts.get(image.key))
    ]
    if not images:
        return None
    return f"Say what {_quoted(images)} shows, for those who cannot see it, or tick “decorative”."


def picture_without_credit(copy: StoryUnderCheck) -> str | None:
    """Every picture that is no decoration has a credit."""
    images = [image for image in copy.pictures if not (image.credit or image.is_decorative)]
    if not images:
        return None
    foreign = [image for image in images if image.came_from]
    from_where = f" From another site: {_quoted(foreign)}." if foreign else ""
    return f"Whose picture is {_quoted(images)}? It has no credit.{from_where}"


def lead_picture_unfit(copy: StoryUnderCheck) -> str | None:
    """The lead picture is neither tiny nor a strip."""
    lead = copy.story.lead_picture if copy.story.lead_picture_id else None
    return f"The lead picture “{lead}”: {lead.lead_trouble}" if lead and lead.lead_trouble else None


def source_not_credited(copy: StoryUnderCheck) -> str | None:
    """A story with an original elsewhere has its source chosen."""
    story = copy.story
    if story.source_id or not (story.original_url or story.original_author):
        return None
    return "These words are somebody else's: choose the source, so that it is credited."


def source_without_link(copy: StoryUnderCheck) -> str | None:
    """A source whose terms send search engines to the original needs the original's address."""
    story = copy.story
    if not story.source_id or story.source.told != "canonical" or story.original_url:
        return None
    return f"Where is the original? Without its address, readers and search engines are not led to {story.source}."


def credit_is_typed(copy: StoryUnderCheck) -> str | None:
    """The last lines of the text do not look like a credit that was typed."""
    if copy.story.source_id or not any(TYPED_CREDIT.match(line) for line in copy.lines[-3:]):
        return None
    return "The text ends like somebody else's. Choose the source instead of typing its credit."


def picture_out_of_licence(copy: StoryUnderCheck) -> str | None:
    """No picture's licence is over, or ends within a month."""
    ending = [image for image in copy.pictures if image.licence_ends_on]
    over = [image for image in ending if not image.is_licensed]
    if over:
        return f"The licence of {_quoted(over)} is over: readers do not see it."
    today = timezone.localdate()
    soon = [image for image in ending if (image.licence_ends_on - today).days <= ENDS_SOON]
    if not soon:
        return None
    last_day = f"{soon[0].licence_ends_on:%-d %B}"
    return f"The licence of {_quoted(soon)} ends on {last_day}; then it is gone from the page."


def nobody_over_it(copy: StoryUnderCheck) -> str | None:
    """A story of our own has a byline."""
    if copy.story.source_id or copy.has_byline:
        return None
    return "Nobody's name stands over it. Add a byline, or the desk's."


def somebody_twice(copy: StoryUnderCheck) -> str | None:
    """Nobody stands over the story twice in one role."""
    twice = named_twice(copy.bylines)
    return twice and twice.stands_twice


def translated_into_its_language(copy: StoryUnderCheck) -> str | None:
    """A translation has another language than its original."""
    return copy.story.language_clash or None


def corrected_too_early(copy: StoryUnderCheck) -> str | None:
    """No correction is dated before the story is published."""
    if not copy.is_corrected_too_early:
        return None
    return "A correction is dated before the story is published: mend its date, or take it out."


def no_section_of_the_menu(copy: StoryUnderCheck) -> str | None:
    """At least one of the story's sections is in the readers' menu."""
    story = copy.story
    if story.section_id is None:
        return "It is in no section."
    if copy.is_in_menu:
        return None
    return f"It is in {story.section} only: no section of the menu shows it."


def headline_in_capitals(copy: StoryUnderCheck) -> str | None:
    """A headline is a sentence: at most half of its words, and no more than two, are in capitals."""
    words = re.findall(r"[^\W\d_]{2,}", copy.story.headline)
    loud = [word for word in words if word.isupper()]
    if len(loud) <= 2 or len(loud) * 2 <= len(words):
        return None
    return "The headline is in capitals. Readers take it for shouting; write it as a sentence."


def headline_is_long(copy: StoryUnderCheck) -> str | None:
    """Search engines and the cards of social networks show the whole headline."""
    headline = copy.story.full_headline
    if len(headline) > CARDS_CUT_AT:
        return f"Search engines and cards cut the headline: “{headline[:CARDS_CUT_AT].rstrip()}…”"
    if len(headline) > SEARCH_CUTS_AT:
        return f"Search engines cut the headline: “{headline[:SEARCH_CUTS_AT].rstrip()}…”"
    return None


def words_doubled(copy: StoryUnderCheck) -> str | None:
    """No word was typed twice by mistake."""
    if copy.story.language not in CHECKED_FOR_DOUBLES:
        return None
    for line in copy.lines:
        for first, second in DOUBLED.findall(line):
            is_slip = second.islower() or (first + second).isupper()
            if is_slip and second.lower() not in RIGHTLY_DOUBLED:
                return f"A word stands there twice: “{first} {second}”."
    return None


def shows_newsroom(copy: StoryUnderCheck) -> str | None:
    """No address of the newsroom stands in the words, nor one that only its receiver may open. Links have none."""
    story = copy.story
    words = " ".join([story.headline, story.standfirst, unescape(TAG.sub(" ", story.body))])
    closed = closed_addresses_in(words)
    return f"The text shows an address that is not for readers: {closed[0][:120]}" if closed else None


def links_are_dead(copy: StoryUnderCheck) -> str | None:
    """No link is known to be dead."""
    if not copy.links:
        return None
    dead = CheckedLink.objects.filter(is_dead=True, address__in=copy.links)[:3]
    return ", ".join(f"{link.address[:120]} leads nowhere ({link.said})" for link in dead) or None


def page_is_heavy(copy: StoryUnderCheck) -> str | None:
    """A phone loads at most HEAVY_PAGE bytes."""
    weight = FRAME + len(copy.story.body) // 3 + sum(map(_bytes_on_a_phone, copy.pictures))
    if weight <= HEAVY_PAGE:
        return None
    size = filesizeformat(weight)
    return f"A phone loads {size} to read it to its end. Fewer or calmer pictures make it lighter."


def _bytes_on_a_phone(image: Image) -> int:
    """The bytes of the rendition that a phone's browser chooses."""
    existing = renditions.widths("whole", "avif", image.size)
    width = next((width for width in existing if width >= PHONE), existing[-1])
    return storage.size(image.key, renditions.file_name("whole", width, "avif", image.focal))


def picture_is_heavy(copy: StoryUnderCheck) -> str | None:
    """No original is larger than HEAVY_ORIGINAL bytes."""
    for image in copy.pictures:
        size = storage.original_size(image.original.name)
        if size > HEAVY_ORIGINAL:
            return (
                f"“{image}” has {filesizeformat(size)}, as it was sent in. Readers get smaller copies; whoever "
                "downloads it for print or a partner does not."
            )
    return None


Check = Callable[[StoryUnderCheck], str | None]
# What each check does when a story is sent to the sub-editor, approved and published; "" skips it.
TABLE: dict[Check, tuple[str, str, str]] = {
    nothing_to_read: (WARN, WARN, STOP),
    picture_without_words: (WARN, WARN, STOP),
    picture_without_credit: (WARN, WARN, STOP),
    lead_picture_unfit: (WARN, WARN, WARN),
    source_not_credited: (WARN, WARN, STOP),
    source_without_link: (WARN, WARN, WARN),
    credit_is_typed: (WARN, WARN, WARN),
    picture_out_of_licence: (WARN, WARN, WARN),
    nobody_over_it: ("", WARN, WARN),
    somebody_twice: (WARN, WARN, STOP),
    translated_into_its_language: (WARN, WARN, STOP),
    corrected_too_early: (WARN, WARN, STOP),
    no_section_of_the_menu: ("", WARN, WARN),
    headline_in_capitals: (WARN, WARN, WARN),
    headline_is_long: (WARN, WARN, WARN),
    words_doubled: (WARN, WARN, WARN),
    shows_newsroom: (WARN, WARN, STOP),
    links_are_dead: (WARN, WARN, WARN),
    page_is_heavy: ("", "", WARN),
    picture_is_heavy: ("", "", WARN),
}
# What no later save takes from a story that is out. Nothing else stops a save that is no step.
KEPT_WHEN_OUT = [nothing_to_read]
# Sections, by their slugs, that want some of it otherwise.
IN_SECTIONS: dict[str, dict[Check, tuple[str, str, str]]] = {
    "opinion": {nobody_over_it: (WARN, STOP, STOP)},  # an opinion is somebody's
    "sports": {headline_in_capitals: (WARN, WARN, STOP)},
}


def checks_of(
    story: Article,
    step: str,
    *,
    has_byline: bool | None = None,
    further: Iterable[Section] | None = None,
) -> list[Finding]:
    """The findings on a story that is to be put into one of STEPS, those that stop first.

    Examines the row as it is in memory, saved or not, with a few queries. `has_byline` and `further` are explained at
    StoryUnderCheck.
    """
    copy, column = StoryUnderCheck(story, has_byline, further), STEPS.index(step)
    table = TABLE | (IN_SECTIONS.get(story.section.slug, {}) if story.section_id else {})
    findings = []
    for check, levels in table.items():
        if levels[column] and (sentence := check(copy)):
            findings.append(Finding(check.__name__, sentence, levels[column] == STOP))
    return sorted(findings, key=lambda finding: not finding.stops)


def lost_since(stored: Article, story: Article) -> list[Finding]:
    """What a save would take from a story that is out: findings of KEPT_WHEN_OUT on `story` and not on `stored`."""
    if stored.status != Article.Status.PUBLISHED:
        return []
    before, after = StoryUnderCheck(stored), StoryUnderCheck(story)
    return [
        Finding(check.__name__, sentence, stops=True)
        for check in KEPT_WHEN_OUT
        if (sentence := check(after)) and not check(before)
    ]
