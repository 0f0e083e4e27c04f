"""The names of a picture's files follow from its row alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from images import renditions
from images.models import Image

LARGE, SMALL = (4000, 3000), (500, 400)
sides = st.integers(1, 20_000)
per_cents = st.integers(0, 100)


def picture(size=LARGE, **fields):
    return Image(key="0123456789abcdef0123", width=size[0], height=size[1], **fields)


@pytest.mark.parametrize(
    ("shape", "file_format", "size", "expected"),
    [
        ("card", "avif", LARGE, [320, 480, 640, 960]),
        ("lead", "avif", LARGE, [640, 960, 1280, 1600]),
        ("whole", "avif", LARGE, [480, 800, 1200, 1600]),
        ("social", "jpg", LARGE, [1200]),
        ("social", "avif", LARGE, []),
        ("card", "avif", SMALL, [320, 480, 500]),
        ("whole", "jpg", SMALL, [500]),
        ("card", "jpg", (100, 1000), [100]),
        ("card", "avif", (1000, 100), [150]),
    ],
)
def test_the_widths_are_those_wished_for_and_never_wider_than_the_picture(shape, file_format, size, expected):
    assert renditions.widths(shape, file_format, size) == expected


def test_names_hold_shape_width_focal_point_and_format():
    image = picture(focal_x=20, focal_y=70)
    assert (
        image.rendition_url("card", 640, "avif") == "/media/pictures/0123456789abcdef0123/card-640-20x70.avif"
    )
    assert image.rendition_url("whole", 1200, "jpg") == "/media/pictures/0123456789abcdef0123/whole-1200.jpg"
    assert image.social_url == "/media/pictures/0123456789abcdef0123/social-1200-20x70.jpg"


def test_the_nearest_width_is_taken():
    assert picture().rendition_url("card", 400, "avif").endswith("card-480-50x50.avif")
    assert picture(SMALL).rendition_url("whole", 1200, "jpg").endswith("whole-500.jpg")
    with pytest.raises(ValueError, match="social pictures are not made as avif"):
        picture().rendition_url("social", 1200, "avif")


def test_srcset_names_every_width():
    assert picture().srcset("card", "jpg") == (
        "/media/pictures/0123456789abcdef0123/card-320-50x50.jpg 320w, "
        "/media/pictures/0123456789abcdef0123/card-640-50x50.jpg 640w"
    )


@given(size=st.tuples(sides, sides), focal=st.tuples(per_cents, per_cents))
def test_a_cut_lies_in_the_picture_has_its_proportions_and_shows_the_focal_point(size, focal):
    for shape in renditions.CROPS:
        left, top, right, bottom = renditions.cut_box(shape, size, focal)
        assert 0 <= left < right <= size[0]
        assert 0 <= top < bottom <= size[1]
        assert right - left == size[0] or bottom - top == size[1]
        assert left <= size[0] * focal[0] / 100 + 1
        assert right >= size[0] * focal[0] / 100 - 1
        across, down = renditions.SHAPES[shape].ratio
        assert abs((right - left) * down - (bottom - top) * across) <= max(across, down)


@given(size=st.tuples(sides, sides))
def test_no_rendition_is_wider_than_the_picture(size):
    for shape, width, _, _ in renditions.plan(size, (50, 50)):
        assert 1 <= width <= size[0]
        assert renditions.height(shape, width, size) >= 1
