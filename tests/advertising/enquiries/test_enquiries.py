"""Asking the advertising desk."""

import pytest
from django.core import mail
from django.core.management import call_command

from advertising.models import Enquiry
from newspaper.models import Newspaper
from newspaper.rate_limit import NETWORK_LIMIT
from tests.advertising.enquiries.factories import QUESTION, ask, mail_all, make_enquiry
from tests.advertising.quotes.factories import make_quote, stamp
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import PRICE, RATES

pytestmark = pytest.mark.django_db
FORM = "/about/advertising-rates/enquiry/"


@pytest.fixture(autouse=True)
def no_post(monkeypatch):
    """Nothing is mailed beside the test."""
    monkeypatch.setattr("advertising.enquiries.receiving.ENQUIRIES.send_in_background", lambda: None)


def test_an_enquiry_is_stored_and_gets_a_reference(client):
    response = ask(client)
    enquiry = Enquiry.objects.get()
    assert {name: getattr(enquiry, name) for name in QUESTION} == QUESTION
    assert response.headers["Location"] == f"{FORM}thanks/{enquiry.pk}/"
    thanks = client.get(response.headers["Location"]).content.decode()
    assert f"<strong>E{enquiry.pk:05}</strong>" in thanks
    assert "Rosa" not in thanks
    assert client.get(f"{FORM}thanks/999999/").status_code == 404


def test_rates_calculator_quote_and_contact_lead_to_the_desk(client):
    make_card(rates=RATES)
    for address in (
        "/about/advertising-rates/",
        "/about/contact/",
        PRICE,
        make_quote().get_absolute_url(),
    ):
        assert f'href="{FORM}' in client.get(address).content.decode(), address


def test_the_calculation_comes_along(client):
    make_card(rates=RATES)
    page = client.get(FORM, {"about": "Line", "came_from": f"{PRICE}?rate=line"}).content.decode()
    assert 'value="Line"' in page
    assert f'value="{PRICE}?rate=line"' in page
    ask(client, came_from=f"{PRICE}?rate=line")
    ask(client, came_from="https://evil.example/", email="b@example.ph")
    assert list(Enquiry.objects.order_by("pk").values_list("came_from", flat=True)) == [
        f"{PRICE}?rate=line",
        "",
    ]


def test_the_form_is_kept_by_no_cache(client):
    assert "no-store" in client.get(FORM).headers["Cache-Control"]
    assert not client.get(FORM).cookies


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Tell us your name."),
        ({"email": "rosa"}, "This is not an e-mail address"),
        ({"text": " "}, "Write your question here."),
        ({"text": "x" * 10_001}, "at most; yours has 10001"),
        ({"second_line": "casino"}, "Empty this line"),
        ({"shown": ""}, "open for too long"),
        ({"text": "a\0b"}, "Null characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, changes, said):
    response = ask(client, **changes)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert 'value="Lim Hardware"' in response.content.decode()
    assert not Enquiry.objects.exists()


def test_haste_and_other_sites_are_refused(client):
    assert ask(client, shown=stamp(age=0)).status_code == 422
    assert ask(client, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Enquiry.objects.exists()


def test_one_network_cannot_flood_the_desk(client):
    answers = [ask(client) for _ in range(NETWORK_LIMIT + 1)]
    assert [answer.status_code for answer in answers] == [302] * NETWORK_LIMIT + [429]
    assert answers[-1].headers["Retry-After"] == "900"
    assert "Is page 3 free in June?" in answers[-1].content.decode()


def test_the_desk_gets_the_question_and_the_advertiser_the_reference():
    Newspaper.objects.update(email="desk@example.ph")
    enquiry = make_enquiry(came_from=f"{PRICE}?rate=line")
    assert mail_all() == 1
    desk, advertiser = mail.outbox
    assert (desk.to, desk.reply_to) == (["desk@example.ph"], ["rosa@example.ph"])
    assert desk.subject == f"[Enquiry {enquiry.reference}] Half page: Rosa Lim, Lim Hardware"
    assert "Is page 3 free in June?" in desk.body
    assert f"http://testserver{PRICE}?rate=line" in desk.body
    assert f"http://testserver/admin/advertising/enquiry/{enquiry.pk}/change/" in desk.body
    assert advertiser.to == ["rosa@example.ph"]
    assert enquiry.reference in advertiser.subject


def test_no_stranger_is_sent_what_another_typed():
    enquiry = make_enquiry(name="Buy now", company="casino.example", about="casino", text="casino")
    mail_all()
    (message,) = mail.outbox
    assert "casino" not in message.message().as_string()
    assert "Buy now" not in message.body
    assert enquiry.reference in message.body


@pytest.mark.parametrize("field", ["name", "company", "about", "telephone", "text"])
def test_no_field_adds_a_header_or_a_recipient(field):
    Newspaper.objects.update(email="desk@example.ph")
    make_enquiry(**{field: "Eve\r\nBcc: all@example.org"})
    mail_all()
    assert [message.recipients() for message in mail.outbox] == [["desk@example.ph"], ["rosa@example.ph"]]


def test_a_mail_server_that_is_down_loses_no_enquiry(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    ask(client)
    assert mail_all() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("mail_advertisers")
    assert Enquiry.objects.get().mailed_at
