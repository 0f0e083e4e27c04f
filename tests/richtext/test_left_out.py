"""What cleaning takes out of a body is known by kind, with its addresses, and told in one sentence."""

import pytest

from richtext.left_out import Kind, LeftOut
from richtext.sanitise import clean, clean_body

OURS = "/media/pictures/0123456789abcdef0123/whole-800.jpg"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>a <b>b</b> <font color=red>c</font></p><style>p {}</style>", ""),
        ('<img src="https://cdn.example.org/a.jpg"><img src=//b.example/c.png>', "2 pictures from other sites"),
        ('<p>a<img src="data:image/png;base64,AAAA"></p>', "1 picture that was never uploaded"),
        ('<img src="file:///C:/Users/x/clip_image001.jpg">', "1 picture that was never uploaded"),
        ('<img srcset="https://cdn.example.org/a.jpg 1x, b.jpg 2x">', "1 picture from another site"),
        ("<img alt=x>", ""),
        (f'<img src="http://localhost:8000{OURS}">', ""),
        ("<xmp>Words <b></xmp><plaintext>and more", ""),
        ('<img src="https://count.example/a.gif" width="1" height="1">', ""),
        ('<a href="javascript:alert(1)">a</a>', "1 link that cannot work (javascript:alert(1))"),
        ("<iframe src='https://maps.example/embed?x=1'></iframe>",
         "1 player or frame of another site (maps.example)"),
        ("<object data='https://a.example/x.swf'>b</object>", "1 player or frame of another site (a.example)"),
        ("<video src=x.mp4>a</video><audio></audio>", "1 video, 1 sound recording"),
        ("<p>a<math><mi>x</mi></math><svg><text>b</text></svg></p>", "1 formula, 1 drawing"),
        ("<form><input type=hidden><input name=a><textarea>b</textarea></form>", "2 fields of forms"),
        ("<script>alert(1)</script>", "1 script"),
        ("<p><svg aria-hidden=true></svg> Share</p>", ""),
        ("<div hidden><video></video></div>", ""),
        (f'<a href="https://example.org/story/"><img src="{OURS}"></a>',
         "1 link on a picture (https://example.org/story/)"),
        (f'<a href="https://example.org/big.jpg"><img src="{OURS}"></a>', ""),
        (f'<a href="https://example.org/"><img src="{OURS}"> words</a>', ""),
    ],
)  # fmt: skip
def test_what_a_writer_may_miss_is_told_and_formatting_is_not(html, told):
    assert str(clean(html).left_out) == told
    assert clean(html).left_out.sentence == (f"Left out: {told}." if told else "")


def test_words_that_are_raw_text_to_a_browser_stay():
    assert clean_body("<xmp>Words <b></xmp><plaintext>and more") == "<p>Words &lt;b&gt;</p>\n<p>and more</p>"


def test_a_sentence_shows_three_addresses_of_a_kind_and_cuts_long_ones():
    left_out = LeftOut({Kind.LINK: ["a:", "b:", "a:", "c:\n c", "d" * 60]})
    assert left_out.sentence == "Left out: 5 links that cannot work (a:, b:, c: c, …)."
    assert str(LeftOut({Kind.LINK: ["d" * 60]})) == f"1 link that cannot work ({'d' * 39}…)"


def test_reports_add_up():
    both = clean("<video></video>").left_out + clean("<video></video><script></script>").left_out
    assert str(both) == "2 videos, 1 script"


def test_the_report_has_the_pictures_addresses_and_cleaning_can_be_given_ours_for_them():
    html = (
        '<p>a</p><img src="https://example.org/a.jpg" alt="A boat"><img src="data:image/png;base64,AA">'
        '<img data-src="https://example.org/later.jpg" src="data:image/gif;base64,R0">'
    )
    cleaned = clean(html)
    assert cleaned.html == "<p>a</p>"
    assert cleaned.left_out.pictures == [
        "https://example.org/a.jpg",
        "https://example.org/later.jpg",
        "data:image/png;base64,AA",
    ]
    ours = {"https://example.org/a.jpg": OURS, "data:image/png;base64,AA": "https://evil.example/x.jpg"}
    cleaned = clean(html, ours.get)
    assert cleaned.html == (
        f'<p>a</p>\n<figure class="image"><img src="{OURS}" alt="A boat"><figcaption></figcaption></figure>'
    )
    assert str(cleaned.left_out) == "1 picture from another site, 1 picture that was never uploaded"


def test_an_emoji_that_others_draw_stays_as_a_character():
    html = '<p>Thanks <img src="https://static.example/1f64f.png" alt="🙏🏽" class="emoji"> all</p>'
    assert clean(html).html == "<p>Thanks 🙏🏽 all</p>"
    assert not clean(html).left_out


def test_a_picture_in_the_caption_of_another_stands_after_it():
    figure = (
        f'<figure><img src="{OURS}" alt="a"><figcaption>b <img src="{OURS}" alt="c"> d</figcaption></figure>'
    )
    cleaned = clean_body(figure)
    assert cleaned.count("<figure") == 2
    assert "<figcaption>b d</figcaption>" in cleaned
    assert clean_body(cleaned) == cleaned
