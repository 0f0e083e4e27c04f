"""What an editor is told of each slot: the story that stands there, or why none does."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article
from frontpage.filling import FrontPage, SectionTop, fill_front, fill_section_front
from frontpage.models import Layout, Slot
from frontpage.plan import plan_for
from sections.context import every_section


@dataclass(frozen=True)
class SlotReport:
    """A slot's state in words, and whether something stands in it."""

    words: str
    stands: bool


@dataclass(frozen=True)
class LayoutState:
    """A layout's state in words, and one of four kinds: "live", "waiting" (for its moment), "ended", "off"."""

    words: str
    kind: str


def state_of(layout: Layout) -> LayoutState:
    """The state of a layout that was read `beside_the_one_in_force`."""
    if layout.past_of_id:
        return LayoutState(f"Earlier version, saved on {in_words(layout.saved_at)}", "ended")
    if layout.starts_at is None:
        return LayoutState("Put aside; readers do not see it", "off")
    if layout.starts_at > timezone.now():
        return LayoutState(f"Takes over on {in_words(layout.starts_at)}", "waiting")
    if layout.in_force_pk == layout.pk:
        return LayoutState(f"On the page since {in_words(layout.starts_at)}", "live")
    return LayoutState("Not on the page: another layout has taken over", "ended")


def link_to(layout: Layout, state: LayoutState) -> SafeString:
    """The front's name, with the way to the page on which readers see the layout, else to its preview."""
    if state.kind == "live":
        address = layout.section.get_absolute_url() if layout.section_id else reverse("frontpage:front")
    else:
        address = reverse("admin:frontpage_layout_preview", args=[layout.pk])
    return format_html('<a href="{}">{}</a>', address, layout.front_name)


def moment_of(layout: Layout) -> dt.datetime:
    """The moment at which a layout is looked at: when it takes over, or now."""
    now = timezone.now()
    return max(layout.starts_at or now, now)


def front_of(layout: Layout, at: dt.datetime) -> FrontPage | SectionTop:
    """The `FrontPage` or `SectionTop` that a layout makes at a moment."""
    plan = plan_for(layout, at)
    if layout.section_id:
        page = layout.section.article_sections.published(at).page()
        return fill_section_front(layout.section, page.stories, plan, at)
    return fill_front(every_section(), plan, at)


def reports_of(layout: Layout, slots: list[Slot]) -> dict[int, SlotReport]:
    """{slot's pk: its SlotReport} of the slots of a stored layout, which have their stories with them."""
    at = moment_of(layout)
    filled = front_of(layout, at).filled
    headlines = dict(Article.objects.filter(pk__in=filled.values()).values_list("pk", "headline"))
    standing = set(filled.values())
    return {slot.pk: _report(slot, at, headlines.get(filled.get(slot.pk)), standing) for slot in slots}


def _report(slot, at, headline, standing):
    if headline:
        return SlotReport(headline, stands=True)
    return SlotReport(f"Empty: {_reason(slot, at, standing)}", stands=False)


def _reason(slot, at, standing):
    if slot.starts_at and slot.starts_at > at:
        return f"begins on {in_words(slot.starts_at)}"
    if slot.ends_at and slot.ends_at <= at:
        return f"ended on {in_words(slot.ends_at)}"
    if slot.rule == Slot.Rule.PIN and not slot.story.is_published_at(at):
        return hidden_because(slot.story, at)
    if slot.rule == Slot.Rule.PIN and slot.story_id in standing:
        return "the story stands in another slot"
    if slot.place == Slot.Place.BLOCK and not slot.section.is_in_menu:
        return "the section is not in the menu and has no block"
    return "its places are taken; it steps in when one falls free"


def hidden_because(story: Article, at: dt.datetime) -> str:
    """Why readers may not see a story at a moment, for the desk."""
    if reason := Article.Status(story.status).hidden_because:
        return reason
    if story.live_until and story.live_until <= at:
        return f"its licence ended on {in_words(story.live_until)}"
    if story.embargoed_until and story.embargoed_until > at:
        return f"it is embargoed until {in_words(story.embargoed_until)}"
    return f"it is scheduled for {in_words(story.live_from)}"


def in_words(moment: dt.datetime) -> str:
    """“14 March 2026, 6:05 a.m.”, in Manila."""
    return date_format(timezone.localtime(moment), "j F Y, g:i a")
