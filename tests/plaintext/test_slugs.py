"""Addresses part words where a reader does."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Tag
from articles.slugs import validate_slug
from plaintext.slugs import slug_of
from tests.factories import make_article
from wordpress.text import slug_of as slug_of_wordpress


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *(
            (f"Zamboanga{dash}Basilan", "zamboanga-basilan")
            for dash in "-‐‑‒–—―−﹣－/⁄∕／\\|·•‧∙:：;…~_"[:-1]
        ),
        ("and/or", "and-or"),
        ("Mayor: “no”", "mayor-no"),
        ("Jolo’s Ka'bah, Kaʼbah and Kaʿbah", "jolos-kabah-kabah-and-kabah"),
        ("U.S.-based J.R. Reyes", "us-based-jr-reyes"),
        ("₱4,250 for 4.5 tons", "4250-for-4-5-tons"),
        ("Zamboanga,Basilan (Sulu)Tawi-Tawi", "zamboanga-basilan-sulu-tawi-tawi"),
        ("AT&T, R & B", "att-r-b"),
        ("Ice\u200b pl\u00adant\u202e opens", "ice-plant-opens"),
        ("Nin\u0303o", "niño"),
        ("  — !", ""),
        ("🐟", ""),
        ("ＡＢＣ １２", "abc-12"),
        ("snake_case_", "snake_case"),
    ],
)
def test_words_are_parted(text, slug):
    assert slug_of(text, 100) == slug_of_wordpress(text, 100) == slug


def test_an_address_is_cut():
    assert slug_of("word " * 40, 20) == "word-word-word-word"


@given(st.text(max_size=80))
def test_every_address_can_be_reached(text):
    slug = slug_of(text, 60)
    assert len(slug) <= 60
    assert slug == slug_of(slug, 60)
    if slug and slug not in ("news", "tag"):
        assert re.fullmatch(r"[\w-]+", slug)
        assert slug == unicodedata.normalize("NFKC", slug).lower()


@pytest.mark.django_db
def test_stories_and_tags_have_such_addresses():
    story = make_article("Zamboanga–Basilan boats and/or planes", tags=["Peace/order"])
    assert story.slug == "zamboanga-basilan-boats-and-or-planes"
    assert Tag.objects.get().slug == "peace-order"
    validate_slug(story.slug)
