"""The markup of a picture: every size, a fallback, reserved room, and no query."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError

from images.models import Image


def picture(**fields):
    return Image(
        **{"key": "a" * 20, "width": 3000, "height": 2000, "tone": "213", "alt_text": "A “net”"} | fields
    )


def rendered(arguments, image):
    html = Template("{% load pictures %}{% picture image " + arguments + " %}").render(
        Context({"image": image})
    )
    return html.strip()


def test_a_picture_has_avif_a_jpeg_fallback_its_size_and_its_words():
    html = rendered('"card" sizes="50vw"', picture())
    assert html.startswith('<picture><source type="image/avif" srcset="/media/pictures/aaaa')
    assert html.count(".avif ") == 4
    assert html.count('sizes="50vw"') == 2
    assert re.search(
        r'<img src="/media/pictures/a{20}/card-640-50x50\.jpg" srcset="[^"]+320w, [^"]+640w"', html
    )
    assert 'width="640" height="427"' in html
    assert 'alt="A “net”"' in html
    assert 'class="tone-213"' in html
    assert "style=" not in html


def test_a_desk_may_get_another_cut_than_a_phone():
    html = rendered('"card" wide="lead"', picture())
    assert re.search(
        r'^<picture><source media="\(min-width: 60rem\)" [^>]+lead-1600-50x50\.avif 1600w"', html
    )
    assert html.count('sizes="88vw"') == 3
    assert "<source media" not in rendered('"card" wide=""', picture())


def test_below_the_fold_is_lazy_and_the_lead_is_not():
    assert 'loading="lazy" decoding="async"' in rendered('"card"', picture())
    lead = rendered('"lead" priority="lead"', picture())
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead


def test_a_decorative_picture_and_one_beside_its_headline_are_silent():
    assert 'alt=""' in rendered('"card"', picture(alt_text="", is_decorative=True))
    assert 'alt=""' in rendered('"card" alt=""', picture())
    assert 'alt="Other"' in rendered('"card" alt="Other"', picture())


def test_words_are_escaped():
    assert "<script" not in rendered('"card"', picture(alt_text='"><script>alert(1)</script>'))


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_an_image_there_is_no_markup(nothing):
    assert rendered('"card"', nothing) == ""


@pytest.mark.parametrize("mistake", ['"poster"', '"card" wide="poster"', '"card" priority="urgent"'])
def test_a_mistyped_shape_or_priority_is_told_to_the_template_author(mistake):
    with pytest.raises(TemplateSyntaxError):
        rendered(mistake, picture())
