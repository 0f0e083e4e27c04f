"""Whatever comes in, what goes out is upright, sRGB, on white, and carries nothing but pixels."""

import io

import pytest
from PIL import Image, ImageCms

from images import renditions
from tests.images.samples import BLUE, RED, corners, encoded, jpeg, quarters


@pytest.mark.parametrize("orientation", range(10))
def test_every_orientation_comes_out_upright(decode, whole, orientation):
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's acts that lay an upright picture down
    image = quarters()
    if orientation in undo:
        image = image.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    told, folder = decode(encoded(image, "JPEG", exif=exif, quality=95))
    assert (told["width"], told["height"]) == (400, 300)
    assert corners(whole(folder)) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_the_five_formats_are_known_by_their_content(decode, whole, file_format):
    told, folder = decode(encoded(quarters(), file_format))
    assert told["extension"] == ("jpg" if file_format == "JPEG" else file_format.lower())
    assert corners(whole(folder)) == ["red", "green", "blue", "white"]


def test_all_planned_renditions_are_there_and_of_the_size_their_names_say(decode):
    told, folder = decode(jpeg((1000, 800)))
    planned = {name: (shape, width) for shape, width, _, name in renditions.plan((1000, 800), (50, 50))}
    assert {file.name for file in folder.iterdir()} == set(planned)
    assert told["width"] == 1000
    for name, (shape, width) in planned.items():
        with Image.open(folder / name) as image:
            assert image.size == (width, renditions.height(shape, width, (1000, 800)))
            assert image.format == ("AVIF" if name.endswith("avif") else "JPEG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_white_lies_behind_transparency(decode, whole, mode):
    image = quarters().convert("RGBA")
    image.putalpha(Image.new("L", (400, 300), 255))
    image.paste((0, 0, 0, 0), (0, 0, 200, 150))
    told, folder = decode(encoded(image.convert(mode), "PNG"))
    assert "refused" not in told
    assert corners(whole(folder))[0] == "white"


def test_a_transparent_colour_of_a_palette_is_white(decode, whole):
    image = quarters().quantize(8)
    told, folder = decode(encoded(image, "PNG", transparency=image.getpixel((5, 5))))
    assert "refused" not in told
    assert corners(whole(folder)) == ["white", "green", "blue", "white"]


def test_sixteen_bits_keep_their_greys(decode, whole):
    image = Image.new("I;16", (400, 300), 32768)
    _, folder = decode(encoded(image, "PNG"))
    assert abs(whole(folder).convert("L").getpixel((200, 150)) - 128) <= 3


def test_cmyk_becomes_rgb_of_the_same_colours(decode, whole):
    _, folder = decode(encoded(quarters().convert("CMYK"), "JPEG", quality=95))
    assert whole(folder).mode == "RGB"
    assert corners(whole(folder)) == ["red", "green", "blue", "white"]


def test_colours_are_read_through_the_files_own_profile(decode, whole):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = srgb.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    _, folder = decode(encoded(Image.new("RGB", (60, 40), (255, 0, 0)), "PNG", icc_profile=exchanged))
    assert whole(folder).getpixel((30, 20))[2] > 200
    assert "icc_profile" not in whole(folder).info


def test_a_profile_that_does_not_fit_is_no_refusal(decode, whole):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"not a profile at all"):
        _, folder = decode(encoded(quarters(), "PNG", icc_profile=profile))
        assert corners(whole(folder)) == ["red", "green", "blue", "white"]


def test_of_an_animation_the_first_frame_is_shown(decode, whole):
    frames = [Image.new("RGB", (64, 48), colour) for colour in (RED, BLUE)]
    for file_format in ("GIF", "WEBP"):
        _, folder = decode(encoded(frames[0], file_format, save_all=True, append_images=frames[1:]))
        assert corners(whole(folder)) == ["red"] * 4


def test_the_tone_is_the_average_colour_in_four_steps(decode):
    assert decode(encoded(Image.new("RGB", (90, 60), (255, 90, 0)), "PNG"))[0]["tone"] == "310"


def test_place_and_camera_stay_out_of_what_is_served(decode):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (6.0, 54.0, 0.0)
    content = jpeg(exif=exif, comment=b"SecretComment", xmp=b"<x>SecretPacket</x>")
    with Image.open(io.BytesIO(content)) as sent:
        assert sent.getexif().get_ifd(0x8825)
    _, folder = decode(content)
    for file in folder.iterdir():
        assert b"Secret" not in file.read_bytes()
        with Image.open(file) as served:
            assert not served.getexif()
            assert not {"exif", "xmp", "comment", "photoshop"} & served.info.keys()
