"""A quote is mailed, read and accepted by whoever has its address."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from advertising.models import Quote
from newspaper.models import Newspaper
from tests.advertising.quotes.factories import accept, mail_all, make_quote
from tests.advertising.rates.factories import days
from tests.advertising.rates.test_rates_to_take_away import read_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_post(monkeypatch):
    """Nothing is mailed beside the test."""
    monkeypatch.setattr("advertising.quotes.issuing.QUOTES.send_in_background", lambda: None)


def test_the_quote_is_mailed_to_the_advertiser_with_its_pdf():
    Newspaper.objects.update(email="desk@example.ph")
    quote = make_quote()
    assert mail_all() == 1
    (message,) = mail.outbox
    assert (message.to, message.cc, message.reply_to) == (["rosa@example.ph"], [], ["desk@example.ph"])
    assert str(quote) in message.subject
    assert f"http://testserver{quote.get_absolute_url()}" in message.body
    assert "₱45,964.80 in all" in message.body
    ((name, content, kind),) = message.attachments
    assert (name, kind) == (f"{quote}.pdf", "application/pdf")
    assert content.startswith(b"%PDF")
    assert mail_all() == 0


def test_a_name_adds_no_header_and_no_recipient():
    make_quote(name="Eve\r\nBcc: all@example.org", company="x\nSubject: y")
    mail_all()
    assert mail.outbox[0].recipients() == ["rosa@example.ph"]


def test_a_mail_server_that_is_down_loses_no_quote(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_quote()
    assert mail_all() == 0
    with pytest.raises(CommandError, match="Still waiting, because the mail server did not take them: 1"):
        call_command("mail_advertisers")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("mail_advertisers")
    assert Quote.objects.get().mailed_at


def test_whoever_has_the_address_reads_and_accepts(client):
    Newspaper.objects.update(email="desk@example.ph")
    quote = make_quote()
    mail_all()
    assert "Accept quote" in client.get(quote.get_absolute_url()).content.decode()
    assert accept(quote, "Rosa M. Lim").headers["Location"] == quote.get_absolute_url()
    page = client.get(quote.get_absolute_url()).content.decode()
    assert "Accepted by Rosa M. Lim" in page
    assert '<button class="button">Accept' not in page
    assert mail_all() == 1
    assert mail.outbox[1].subject.startswith(f"Accepted: quote {quote}")
    assert mail.outbox[1].cc == ["desk@example.ph"]


def test_the_first_acceptance_counts(client):
    quote = make_quote()
    accept(quote, "Rosa Lim")
    accept(quote, "Somebody Else")
    assert not quote.accept("A third")
    quote.refresh_from_db()
    assert quote.accepted_by == "Rosa Lim"


def test_an_expired_quote_cannot_be_accepted(client):
    quote = make_quote()
    Quote.objects.update(valid_until=days(-1))
    accept(quote)
    page = client.get(quote.get_absolute_url()).content.decode()
    assert "No longer valid" in page
    assert "?rate=half-page&amp;issues=4&amp;colour=full-colour" in page
    assert Quote.objects.get().accepted_at is None


def test_acceptance_wants_a_name(client):
    response = accept(make_quote(), " ")
    assert response.status_code == 422
    assert "Write your name" in response.content.decode()


@pytest.mark.parametrize("path", ["", "quote.pdf"])
def test_the_page_is_kept_by_nobody_and_told_to_nobody(client, path):
    response = client.get(make_quote().get_absolute_url() + path)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_an_address_cannot_be_guessed(client):
    first, second = make_quote(), make_quote()
    assert first.token != second.token
    assert len(first.token) == 32
    for guess in ("1", str(first), first.token[:-1], first.token.swapcase()):
        assert client.get(f"/about/advertising-rates/quotes/{guess}/").status_code == 404


def test_the_pdf_has_the_head_the_lines_and_the_sums(client):
    quote = make_quote()
    text, pages = read_pdf(client.get(f"{quote.get_absolute_url()}quote.pdf"))
    assert pages == 1
    for said in (
        "The Mindanao Examiner Regional Newspaper",
        f"Quote {quote}",
        "Rosa Lim Lim Hardware rosa@example.ph",
        f"Valid until: {quote.valid_until:%B %-d, %Y}",
        "4 issues at PHP 9,500.00",
        "Full colour 20% on top",
        "−PHP 4,560.00",
        "12% VAT PHP 4,924.80",
        "Total PHP 45,964.80",
        "Withheld by companies, 2% (BIR Form 2307) PHP 820.80",
        "Rates, version 1",
        f"http://testserver{quote.get_absolute_url()}",
    ):
        assert said in text, said
