"""Pillow's own collection of odd and hostile files, and press photographs with their metadata."""

import pytest
from PIL import Image

from tests.images.samples import encoded, quarters
from tests.shared import shared_data

FORMATS_WE_TAKE = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".mpo"}


@pytest.mark.parametrize("folder", ["images/pillow", "images/exif-orientation", "images/press-metadata"])
def test_each_file_is_developed_or_refused_with_a_sentence(decoder_process, folder):
    files = [file for file in sorted(shared_data(folder).rglob("*")) if file.is_file()]
    taken = refused = 0
    for file in files:
        told, made = decoder_process(file, shapes=["social"])
        if "refused" in told:
            refused += 1
            assert told["refused"].endswith("."), file.name
            assert not list(made.iterdir()), file.name
        else:
            taken += 1
            assert file.suffix.lower() in FORMATS_WE_TAKE, file.name
            for rendition in made.iterdir():
                with Image.open(rendition) as image:
                    image.load()
                    assert image.mode == "RGB", file.name
                    assert not image.getexif(), file.name
    print(f"{folder}: {len(files)} tried, {taken} taken, {refused} refused, 0 failed")
    assert taken + refused == len(files) > 0


def test_the_orientation_examples_come_out_as_one_picture_each_way(decoder_process):
    files = sorted(shared_data("images/exif-orientation").glob("*.jpg"))
    if not files:
        pytest.skip("NOT TESTED: the orientation examples are not in ../shared/data/images/exif-orientation")
    for file in files:
        told, _ = decoder_process(file, shapes=["social"])
        assert (told["width"] > told["height"]) == file.name.startswith("Landscape"), file.name


def test_creator_credit_and_caption_are_read_from_press_photographs(decoder_process):
    folder = shared_data("images/press-metadata")
    told, _ = decoder_process(folder / "cp.jpg", shapes=["social"])
    assert told["credit"] == "Paul Chiasson / The Canadian Press"
    assert told["caption"].startswith("The Montreal Police logo is seen on a police car in Montreal")
    told, _ = decoder_process(folder / "IPTC-PhotometadataRef-Std2017.1.jpg", shapes=["social"])
    assert told["credit"] == "Creator1 (ref2017.1) / Credit Line (ref2017.1)"
    assert told["caption"] == "The description aka caption (ref2017.1)"


def test_credit_is_read_from_xmp_and_exif_too(decode):
    xmp = (
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        b"<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        b"<dc:creator><rdf:Seq><rdf:li>Tala Mercadejas</rdf:li></rdf:Seq></dc:creator>"
        b"<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Boats\nat dawn</rdf:li></rdf:Alt></dc:description>"
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    told, _ = decode(encoded(quarters(), "JPEG", xmp=xmp), shapes=["social"])
    assert (told["credit"], told["caption"]) == ("Tala Mercadejas", "Boats at dawn")
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = "Tala Mercadejas", "OLYMPUS DIGITAL CAMERA"
    told, _ = decode(encoded(quarters(), "WEBP", exif=exif), shapes=["social"])
    assert (told["credit"], told["caption"]) == ("Tala Mercadejas", "")


def test_metadata_that_bites_is_no_credit_and_no_refusal(decode):
    bomb = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&b;</x:xmpmeta>"
    content = encoded(quarters(), "JPEG", xmp=bomb, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    told, _ = decode(content, shapes=["social"])
    assert told["credit"] == told["caption"] == ""
