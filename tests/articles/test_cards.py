"""Cards stand, and still show every change at once: they are other cards then."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.cards import cards_of, links_of, visible
from people.models import Person
from sections.models import Section
from sources.models import Source
from tests.factories import make_article, make_person, make_picture, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """A story with everything that a card shows."""
    return make_article(
        "Ferries sail",
        source=make_source(),
        lead_picture=make_picture(),
        by=[make_person(role="columnist", portrait=make_picture(3)), "A correspondent in Jolo"],
    )


def card_of(story):
    return cards_of(visible([story.pk]))[0]


def test_what_is_read_again_as_it_was_is_the_same_card(story):
    assert card_of(story) is card_of(story)
    assert links_of(visible([story.pk])) == links_of(visible([story.pk]))


def test_a_card_says_what_the_story_says(story):
    card, writer = card_of(story), story.writers[0]
    for name in ("pk", "slug", "headline", "full_headline", "summary", "language", "live_from"):
        assert getattr(card, name) == getattr(story, name), name
    assert card.get_absolute_url() == story.get_absolute_url()
    assert card.get_language_display() == story.get_language_display()
    assert [label.name for label in card.labels] == [
        filing.section.name for filing in story.article_sections.all()
    ]
    assert [w.printed_name for w in card.writers] == [b.printed_name for b in story.writers]
    assert (card.writers[0].address, card.writers[1].address) == (writer.address, "")
    assert card.columnist.portrait.srcset("card", "avif") == writer.person.portrait.srcset("card", "avif")
    assert card.picture.srcset("card", "avif") == story.picture.srcset("card", "avif")


def headline(story):
    story.headline = "Ferries stay"
    story.save()


def focal_point(story):
    type(story.lead_picture).objects.filter(pk=story.lead_picture_id).update(focal_x=12, focal_y=21)


def licence(story):
    ended = timezone.localdate() - dt.timedelta(days=1)
    type(story.lead_picture).objects.filter(pk=story.lead_picture_id).update(licence_ends_on=ended)


def source(story):
    Source.objects.update(headline_suffix="Strait Press")


def section(story):
    Section.objects.filter(pk=story.section_id).update(name="Southern seas", accent="rose")


def person(story):
    Person.objects.update(name="Nur Abdulla")


def byline(story):
    story.bylines.filter(position=0).update(person=None, name="A reader in Basilan")


@pytest.mark.parametrize(
    ("change", "shown", "gone"),
    [
        (headline, "Ferries stay", "Ferries sail"),
        (focal_point, "-12x21.avif", "card-640-50x50.avif"),
        (licence, "is-text", "card-640-50x50.avif"),
        (source, "– Strait Press", "– Harbor Wire"),
        (section, "accent-rose", "accent-lagoon"),
        (person, "Nur Abdulla", "Tala Mercadejas"),
        (byline, "A reader in Basilan", "Tala Mercadejas"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_change_shows_on_the_next_page(client, story, change, shown, gone):
    def cards():
        return client.get("/newest/").content.decode().partition("<main")[2].partition("</main>")[0]

    before = cards()
    assert gone in before
    assert shown not in before
    change(story)
    after = cards()
    assert shown in after
    assert gone not in after
