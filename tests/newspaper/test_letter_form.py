"""Writing to the paper."""

import pytest
from django.urls import reverse
from html5lib import parse

from newspaper.models import Letter
from tests.newspaper.post import GOOD, write

pytestmark = pytest.mark.django_db


def test_a_letter_is_stored_and_thanked_for_at_an_address_of_its_own(client):
    response = write(client)
    letter = Letter.objects.get()
    assert {name: getattr(letter, name) for name in GOOD} == GOOD
    assert response.status_code == 302
    assert response.headers["Location"] == f"/about/contact/thanks/{letter.pk}/"
    assert "no-store" in response.headers["Cache-Control"]
    thanks = client.get(response.headers["Location"])
    assert f"<strong>{letter.pk}</strong>" in thanks.content.decode()
    assert '<meta name="robots" content="noindex">' in thanks.content.decode()
    assert letter.name not in thanks.content.decode()


def test_nobody_is_thanked_for_a_letter_that_never_came(client):
    assert client.get("/about/contact/thanks/7/").status_code == 404
    assert client.get("/about/contact/thanks/999999999999999999999/").status_code == 404


def test_a_form_with_everything_wrong_says_so_beside_each_field_and_keeps_it(client):
    wrong = {
        "about": "aliens",
        "name": "",
        "email": "<not an address>",
        "telephone": "9" * 41,
        "text": "x" * 100_000,
        "second_line": "Buy <b>now</b>",
    }
    response = write(client, **wrong)
    assert response.status_code == 422
    assert not Letter.objects.exists()
    page = response.content.decode()
    document = parse(page, namespaceHTMLElements=False)
    (alert,) = document.findall('.//*[@role="alert"]')
    assert len(alert.findall(".//a")) == 6
    for name, typed in wrong.items():
        (field,) = document.findall(f'.//*[@name="{name}"]')
        assert field.get("aria-invalid") == "true", name
        described = field.get("aria-describedby").split()
        assert all(document.find(f'.//*[@id="{word}"]') is not None for word in described), name
        assert f"id_{name}_error" in described
        if name != "about":
            assert (field.get("value") or "".join(field.itertext()).strip()) == typed, name
    assert "10000 characters at most; yours has 100000" in page
    assert page.count("<title>Please check your letter: Contact Us") == 1


def test_an_untouched_form_says_what_is_missing(client):
    response = client.post(reverse("newspaper:contact"))
    assert response.status_code == 422
    assert "Tell us your name." in response.content.decode()


@pytest.mark.parametrize("field", ["about", "name", "email", "telephone", "text", "second_line"])
def test_a_nul_is_refused_with_a_sentence(client, field):
    response = write(client, **{field: "a\0b"})
    assert response.status_code == 422
    assert not Letter.objects.exists()


def test_the_limit_counts_the_end_of_a_line_once_as_the_browser_does(client):
    text = "12345678\r\n" * 1111 + "1"  # 10,000 as the browser counts, 11,111 as it sends
    assert write(client, text=text).status_code == 302
    assert len(Letter.objects.get().text) == 10_000


def test_what_stands_in_a_mail_header_later_is_one_line(client):
    write(client, name="Eve\r\nBcc: all@example.org\x0b\x1b[31m\u2028Now")
    assert Letter.objects.get().name == "Eve Bcc: all@example.org [31m Now"


def test_a_program_that_fills_in_everything_stores_nothing(client):
    response = write(client, second_line="http://casino.example")
    assert response.status_code == 422
    assert not Letter.objects.exists()


def test_a_person_whose_browser_filled_the_hidden_line_in_is_told_and_sees_it(client):
    page = write(client, second_line="Unit 5").content.decode()
    assert "Empty this line" in page
    assert 'class="honeypot"' not in page
    assert GOOD["text"].splitlines()[0] in page


def test_the_hidden_line_is_out_of_the_way_of_keyboard_and_screen_reader(client):
    page = client.get(reverse("newspaper:contact")).content.decode()
    document = parse(page, namespaceHTMLElements=False)
    (hidden,) = document.findall('.//*[@class="honeypot"]')
    assert hidden.get("aria-hidden") == "true"
    assert hidden.find(".//input").get("tabindex") == "-1"


def test_what_was_typed_cannot_become_part_of_the_page(client):
    page = write(client, email="no", name='"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page


def test_broken_posts_get_an_answer(client):
    address = reverse("newspaper:contact")
    broken = client.post(address, b"\xff\xfe=%ff&name=%00", content_type="application/x-www-form-urlencoded")
    assert broken.status_code == 422
    half = client.post(address, b"--x\r\nContent-Disp", content_type="multipart/form-data; boundary=x")
    assert half.status_code == 422
    many = client.post(address, {f"f{number}": "" for number in range(6_000)})
    assert many.status_code == 400
    assert client.put(address).status_code == 405
