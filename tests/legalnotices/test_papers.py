"""The proof and the affidavit of publication, opened and read."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from advertising.models import Insertion
from legalnotices.models import Affiant
from tests.legalnotices.notices import draft_notice, let_it_run, make_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def address(notice, paper="affidavit"):
    return reverse(f"admin:legalnotices_notice_{paper}", args=[notice.pk])


def read(response):
    assert response.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_the_affidavit_names_every_issue_with_its_date_and_page(desk):
    Affiant.objects.create(name="Nena Silang", role="Publisher", city="Zamboanga City")
    notice = let_it_run(make_notice(), page="5")
    sworn, annex = read(desk.get(address(notice)))
    assert "Affidavit of Publication" in sworn
    assert "I, Nena Silang, of legal age, Publisher of The Mindanao Examiner Regional Newspaper" in sworn
    assert "“Heirs of Andrés Peñaflor” (Doc. 12/2026), Notary Public Liza Roble" in sworn
    assert "once a week for 3 consecutive weeks" in sworn
    for number, issue in enumerate(notice.issues(), 701):
        assert f"{number} {issue.first_day:%B %-d, %Y} 5" in sworn
    assert "Notary Public" in sworn
    assert "the heirs of Andrés Peñaflor have settled his estate." in annex
    assert "Barangay Tetuan & Sons." in annex


def test_nobody_swears_to_what_has_not_run(desk):
    notice = make_notice()
    said = desk.get(address(notice), follow=True).content.decode()
    assert f"Nobody has marked as run the issue of {notice.issues()[0].first_day:%B %-d, %Y}, " in said
    let_it_run(notice, page="")
    assert "The number or the page of the issue of" in desk.get(address(notice), follow=True).content.decode()
    let_it_run(notice)
    Insertion.objects.filter(pk=notice.item.insertions.first().pk).update(status="failed")
    assert (
        "for 3 consecutive weeks: in the week of" in desk.get(address(notice), follow=True).content.decode()
    )


def test_without_an_affiant_there_are_lines_to_fill_in(desk):
    sworn, _ = read(desk.get(address(let_it_run(make_notice()))))
    assert "I, ____" in sworn


def test_the_proof_is_the_notice_word_for_word(desk):
    (page,) = read(desk.get(address(draft_notice(), "proof")))
    assert "Proof of notice N" in page
    assert "NOTICE is hereby given that the heirs of Andrés Peñaflor" in page


@pytest.mark.parametrize(
    "text",
    ["<b>&</b> </para> <font size=99>", "x" * 39_000, "₱5,000 \u202e 日本 \x0b", "\n\n\n", "a\r\n\r\nb"],
)
def test_any_text_can_be_set(desk, text):
    notice = let_it_run(make_notice(text=text, title="<i>&amp;", authority="</para>"))
    assert len(read(desk.get(address(notice)))) >= 2
    assert read(desk.get(address(notice, "proof")))
