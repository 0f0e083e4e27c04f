"""A body on a page: responsive pictures, players that wait for a tap, tables that scroll."""

import datetime as dt

import pytest
from django.template import Context, Template
from django.utils import timezone

from richtext.rendering import has_embeds, render_body
from richtext.sanitise import clean_body
from tests.factories import make_picture

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def figure(image, caption="", alt="A boat", align=""):
    classes = f"image {align}".strip()
    return clean_body(
        f'<figure class="{classes}"><img src="{image.body_url}" alt="{alt}"><figcaption>{caption}</figcaption></figure>'
    )


def test_a_body_without_pictures_is_printed_as_it_is_and_asks_nothing():
    # Without the database mark a query would fail.
    html = clean_body("<h2>a</h2><p>b &lt; c</p>")
    assert Template("{% load richtext %}{{ html|body }}").render(Context({"html": html})) == html


@pytest.mark.django_db
def test_all_pictures_of_a_body_cost_one_query(django_assert_num_queries):
    html = "".join(figure(make_picture(seed), caption=f"Boat <em>{seed}</em>") for seed in range(3))
    with django_assert_num_queries(1):
        printed = render_body(html)
    assert printed.count("<picture") == 3
    assert printed.count("image/avif") == 3
    assert printed.count('loading="lazy"') == 3
    assert printed.count('alt="A boat"') == 3
    assert "Boat <em>2</em>" in printed


@pytest.mark.django_db
def test_a_caption_is_the_bodys_or_the_librarys_and_the_credit_follows_it():
    image = make_picture(caption="From the <library>", credit="Efren Lim")
    assert 'From the &lt;library&gt; <span class="credit">(Efren Lim)</span></figcaption>' in render_body(
        figure(image)
    )
    own = render_body(figure(image, caption="From the <b>body</b>", align="align-right"))
    assert "<figcaption>From the <strong>body</strong> <span" in own
    assert "library" not in own
    assert 'class="figure align-right"' in own


@pytest.mark.django_db
def test_a_picture_without_words_in_the_body_says_the_librarys():
    image = make_picture(alt_text="Nets on the quay")
    assert 'alt="Nets on the quay"' in render_body(figure(image, alt=""))


@pytest.mark.django_db
def test_a_picture_whose_licence_has_ended_is_not_printed():
    today = timezone.localdate()
    ended = make_picture(1, licence_ends_on=today - dt.timedelta(days=1))
    last_day = make_picture(2, licence_ends_on=today)
    printed = render_body(figure(ended) + figure(last_day))
    assert ended.key not in printed
    assert last_day.key in printed


@pytest.mark.django_db
def test_a_picture_that_left_the_library_leaves_the_page_standing():
    html = figure(make_picture())
    gone = html.replace(html.split("/")[3], "f" * 20)
    assert render_body(f"<p>Before.</p>{gone}<p>After.</p>") == "<p>Before.</p><p>After.</p>"


def test_a_link_alone_becomes_a_player_that_loads_nothing_by_itself():
    html = clean_body(f"<p>a</p><p>{VIDEO}</p><p>See {VIDEO} there</p>")
    printed = render_body(html)
    assert has_embeds(html)
    assert printed.count('<figure class="embed embed-youtube"') == 1
    assert f'<a href="{VIDEO}" rel="noopener">Watch on YouTube</a>' in printed
    assert 'data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"' in printed
    assert "<iframe" not in printed
    assert "src=" not in printed


def test_the_words_of_a_link_alone_name_the_player():
    printed = render_body(clean_body(f'<p><a href="{VIDEO}"><b>The mayor</b> speaks</a></p>'))
    assert "The mayor speaks (YouTube)</a>" in printed
    assert 'data-title="The mayor speaks"' in printed


def test_a_body_without_a_link_alone_needs_no_script():
    assert not has_embeds(clean_body(f"<p>See {VIDEO} there</p>"))
    assert not has_embeds(
        clean_body('<p><a href="https://www.youtube.com/@us">https://www.youtube.com/@us</a></p>')
    )
    assert not has_embeds("")


def test_tables_scroll_in_a_frame_that_keys_reach():
    table = "<table><tbody><tr><td>a</td></tr></tbody></table>"
    frame = '<div class="table-scroll" tabindex="0" role="region" aria-label="{}">' + table + "</div>"
    assert render_body(table) == frame.format("Table")
    assert render_body(table * 2) == frame.format("Table 1") + frame.format("Table 2")
