"""ads.txt: edited at the desk, held against its format line by line, and handed out."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from advertising.adstxt.format import as_file, validate_sellers
from advertising.catalogue import entries
from advertising.models import AdsTxt
from tests.advertising.roles import OTHERS
from tests.factories import make_user
from tests.pagecache.conftest import version_now

pytestmark = pytest.mark.django_db
GOOD = """\
# Our sellers, since January
CONTACT=ads@example.ph
ownerdomain = example.ph
MANAGERDOMAIN=seller.example.com, PH
greenads.example.com, 12345, DIRECT, f08c47fec0942fa0  # the agency
blueads.example.com , pub-77/A , reseller
silverads.example.com, XF7342, DIRECT; an extension = yes

SUBDOMAIN=davao.example.ph
"""
WRONG = [
    ("greenads.example.com, 12345", "Line 1: a seller has three or four parts with commas between them"),
    ("a.com, 1, DIRECT, x, y", "this has 5"),
    ("https://greenads.example.com/, 1, DIRECT", "Line 1: “https://greenads.example.com/” is no domain"),
    ("localhost, 1, DIRECT", "is no domain"),
    ("10.0.0.1, 1, DIRECT", "is no domain"),
    ("-a.com, 1, DIRECT", "is no domain"),
    ("<script>.com, 1, DIRECT", "is no domain"),
    ("a.com, , DIRECT", "the account number, the second part, is missing"),
    ("a.com, 1 2, DIRECT", "has a blank in it"),
    ("a.com, 1, AGENT", "the third part is DIRECT or RESELLER, not “AGENT”"),
    ("a.com, 1, DIRECT, ", "the certification number"),
    ("a.com; 1; DIRECT", "this has 1"),
    ("OWNER=example.ph", "“OWNER” is no variable of ads.txt"),
    ("CONTACT=", "say what CONTACT is"),
    ("SUBDOMAIN=https://x", "“https://x” is no domain"),
    ("# one\n\na.com, 1, DIRECT\nA.com,1,direct", "Line 4: this stands in line 3 already."),
    ("OWNERDOMAIN=a.com\nOWNERDOMAIN=b.com", "Line 2: this stands in line 1 already."),
    ("a.com, 1, DIRECT\nnonsense", "Line 2: a seller has"),
]  # fmt: skip


def test_a_right_file_is_handed_out_as_it_was_written(client):
    validate_sellers(GOOD)
    AdsTxt.objects.update(text=GOOD)
    response = client.get("/ads.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == GOOD.strip() + "\n"
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("text", ["", "\n\n", "# Nobody yet", "CONTACT=ads@example.ph"])
def test_without_a_seller_the_file_says_that_there_is_none(client, text):
    validate_sellers(text)
    AdsTxt.objects.update(text=text)
    said = client.get("/ads.txt").content.decode()
    assert said.startswith(text.strip())
    assert said.splitlines()[-1] == "placeholder.example.com, placeholder, DIRECT, placeholder"
    validate_sellers(said)


def test_it_answers_where_its_row_is_missing(client):
    AdsTxt.objects.all().delete()
    assert client.get("/ads.txt").content.decode() == as_file("")


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_line_is_named_in_a_sentence(text, said):
    with pytest.raises(ValidationError) as refused:
        validate_sellers(text)
    assert said in " ".join(refused.value.messages)


def test_however_much_is_wrong_ten_sentences_are_said():
    with pytest.raises(ValidationError) as refused:
        validate_sellers("x\n" * 20_000)
    assert len(refused.value.messages) == 10


def test_the_desk_edits_it_and_readers_have_it_at_once(client, clerk):
    client.force_login(clerk)
    before = version_now()
    address = client.get(reverse("admin:advertising_adstxt_changelist")).headers["Location"]
    refused = client.post(address, {"text": "a.com, 1, AGENT"})
    assert "Line 1: the third part is DIRECT or RESELLER" in refused.content.decode()
    assert version_now() == before
    assert client.post(address, {"text": "a.com, 1, DIRECT"}).status_code == 302
    assert version_now() != before
    assert client.get("/ads.txt").content == b"a.com, 1, DIRECT\n"
    assert client.get("/admin/advertising/adstxt/add/").status_code == 403


@pytest.mark.parametrize("role", OTHERS)
def test_others_do_not(client, role):
    client.force_login(make_user(role=role))
    assert client.get(reverse("admin:advertising_adstxt_changelist")).status_code == 403
    assert client.get(reverse("admin:advertising_adstxt_change", args=[1])).status_code == 403


def test_a_copy_of_the_whole_paper_holds_it():
    (entry,) = entries()
    assert entry.path == "/ads.txt"
