"""The demo newspaper's pictures."""

import pytest

from demo.drawing import SCENES, draw

SMALL = (180, 120)


def test_there_are_scenes_enough_for_a_newspaper_and_a_portrait():
    assert len(SCENES) >= 28
    assert len(set(SCENES)) == len(SCENES)
    assert "portrait" in SCENES


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_draws_a_picture_with_something_in_it_that_follows_the_seed(scene):
    first, second = draw(scene, 1, SMALL), draw(scene, 2, SMALL)
    assert (first.size, first.mode) == (SMALL, "RGB")
    assert len(first.quantize(64).getcolors()) > 24
    dark, light = first.convert("L").getextrema()
    assert light - dark > 60
    assert first.tobytes() != second.tobytes()


@pytest.mark.parametrize("scene", ["vintas", "market", "portrait"])
def test_the_same_scene_and_seed_give_the_same_pixels(scene):
    assert draw(scene, 7, SMALL).tobytes() == draw(scene, 7, SMALL).tobytes()


@pytest.mark.parametrize("size", [(160, 90), (200, 105), (120, 120), (90, 160)])
def test_any_shape_of_picture_is_filled_to_its_edges(size):
    picture = draw("volcano", 3, size)
    assert picture.size == size
    for corner in ((0, 0), (size[0] - 1, 0), (0, size[1] - 1), (size[0] - 1, size[1] - 1)):
        left, top = min(corner[0], size[0] - 8), min(corner[1], size[1] - 8)
        patch = picture.crop((left, top, left + 8, top + 8)).resize((1, 1))
        # Bare paper is (244, 233, 210); nothing in this scene comes near it.
        assert sum(abs(a - b) for a, b in zip(patch.getpixel((0, 0)), (244, 233, 210), strict=True)) > 40


def test_portraits_of_neighbouring_seeds_are_different_people():
    faces = {draw("portrait", seed, (80, 80)).tobytes() for seed in range(12)}
    assert len(faces) == 12


def test_an_unknown_scene_is_refused_with_the_names_that_exist():
    with pytest.raises(ValueError, match=r"no scene called .atlantis.+vintas"):
        draw("atlantis", 1, SMALL)
