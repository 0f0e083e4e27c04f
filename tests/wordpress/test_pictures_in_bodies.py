"""Pictures in the text are found again in our library, whatever WordPress wrote around them."""

import pytest

from images.models import Image
from tests.factories import make_picture
from tests.images.samples import different_png
from tests.images.test_elsewhere import data
from tests.wordpress.wxr import OnePicture
from wordpress.bodies import convert

LINKED = '<a href="/x"><img src="/boat.jpg" alt="Boats"></a>'
CLASSIC = f'[caption id="a7" align="alignright" width="300"]{LINKED} A <em>calm</em>\nday[/caption]'
BLOCK = (
    '<!-- wp:image {"id":7} --><figure class="wp-block-image alignleft">'
    '<img class="wp-image-7" src="x.jpg" alt="Boats"><figcaption>A calm day</figcaption></figure>'
    "<!-- /wp:image -->"
)


@pytest.fixture
def picture(db):
    return make_picture(alt_text="Boats")


@pytest.mark.parametrize(
    ("content", "classes", "caption"),
    [
        ('<img class="alignleft wp-image-7" src="x.jpg" alt="Boats">', "image align-left", ""),
        ('Text <a href="/boat.jpg"><img src="/boat-300x200.jpg" alt="Boats"></a> text', "image", ""),
        (CLASSIC, "image align-right", "A <em>calm</em> day"),
        ('[caption caption="A calm day"]<img src="/boat.jpg">[/caption]', "image", "A calm day"),
        (BLOCK, "image align-left", "A calm day"),
        ('[gallery ids="7,8"]', "image", ""),
    ],
)
def test_a_picture_is_the_one_of_our_library(picture, content, classes, caption):
    body, notes, _ = convert(content, OnePicture(picture))
    assert f'<figure class="{classes}"><img ' in body
    assert f'src="{picture.body_url}"' in body
    assert 'alt="Boats"' in body
    assert f"<figcaption>{caption}</figcaption>" in body
    assert notes == []


def test_the_caption_goes_with_a_picture_that_is_not_here(picture):
    content = 'One.\n\n[caption]<img src="/net.jpg"> A net[/caption]\n\nTwo.'
    body, notes, _ = convert(content, OnePicture(picture))
    assert body.replace("\n", "") == "<p>One.</p><p>Two.</p>"
    assert notes == ["the picture “net.jpg” in its text was left out"]


def test_words_in_attributes_stay_words(picture):
    content = """[caption align='"><script>alert(1)</script>']<img src="/boat.jpg" alt="&quot;onload=x">[/caption]"""
    body = convert(content, OnePicture(picture))[0]
    assert "script" not in body
    assert 'alt="&quot;onload=x"' in body


def test_a_picture_that_the_text_itself_holds_joins_the_library(picture):
    source = data(different_png(91))
    body, notes, left_out = convert(f'<p>Rain</p><img src="{source}" alt="A map">', OnePicture(picture))
    image = Image.objects.exclude(pk=picture.pk).get()
    assert f'src="{image.body_url}" alt="A map"' in body
    assert image in Image.objects.from_elsewhere()
    assert (notes, bool(left_out)) == ([], False)
    body, notes, left_out = convert('<p>Rain</p><img src="data:image/png;base64,AAAA">', OnePicture(picture))
    assert body == "<p>Rain</p>"
    assert "a picture written into its text (This file is not a picture" in notes[0]
    assert str(left_out) == "1 picture that was never uploaded"
