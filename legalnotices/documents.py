"""The documents of a legal notice as PDF: the proof, and the affidavit of publication."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Table

from advertising import pdf
from advertising.models import Insertion
from legalnotices.models import Affiant, Notice
from legalnotices.rules import NotLawful, check_weeks
from newspaper.models import Newspaper

TEXT = ParagraphStyle("text", pdf.PLAIN, fontSize=10, leading=14.5, spaceAfter=7)
SHARES = (0.3, 0.45, 0.25)
BLANK = "_" * 24


def proof(notice: Notice, paper: Newspaper) -> bytes:
    """The bytes of a notice as it will be set, to be approved."""
    ask = (
        "Please read every word, name, number and date. It is printed as it stands here once you approve it."
    )
    flow = [
        pdf.paragraph(f"Proof of notice {notice}", pdf.TITLE),
        pdf.paragraph(ask, TEXT),
        pdf.space(3),
        *_as_set(notice),
    ]
    return pdf.document(paper, f"Proof of notice {notice}", flow)


def affidavit(notice: Notice, affiant: Affiant | None, paper: Newspaper) -> bytes:
    """The bytes of the affidavit of publication, to be signed before a notary, with the notice annexed.

    Raises NotLawful where it cannot be sworn to: not every issue has run, or its number or page is missing.
    """
    issues = _issues_to_swear_to(notice)
    name, role = (affiant.name, affiant.role) if affiant else (BLANK, BLANK)
    city = affiant.city if affiant else BLANK
    described = affiant.described_as if affiant else "a newspaper of general circulation"
    flow = [
        pdf.paragraph(f"REPUBLIC OF THE PHILIPPINES  )\n{city}  ) S.S.", TEXT),
        pdf.paragraph("Affidavit of Publication", pdf.TITLE),
        pdf.space(4),
        pdf.paragraph(
            f"I, {name}, of legal age, {role} of {paper.name}, {described}, after being duly sworn, depose and say:",
            TEXT,
        ),
        pdf.paragraph(
            f"That the notice “{notice.title}”{_case(notice)}, {notice.authority}, of which a true copy is annexed, "
            f"was published in the said newspaper once a week for {notice.weeks} consecutive weeks, in these issues:",
            TEXT,
        ),
        _table(issues),
        pdf.space(5),
        pdf.paragraph(f"In witness whereof I have signed this affidavit on {BLANK}, at {city}.", TEXT),
        KeepTogether(_signatures(name, role)),
        PageBreak(),
        pdf.paragraph("Annex: the notice as it was published", pdf.TITLE),
        pdf.space(3),
        *_as_set(notice),
    ]
    return pdf.document(paper, f"Affidavit of publication {notice}", flow)


def _issues_to_swear_to(notice: Notice) -> list[Insertion]:
    issues = [one for one in notice.issues().select_related("place") if one.is_print]
    waiting = [one for one in issues if one.status != Insertion.Status.RAN]
    unknown = [one for one in issues if not (one.issue_number and one.page)]
    if waiting:
        raise NotLawful(
            f"Nobody has marked as run the issue of {_days(waiting)}: mark it under Insertions first."
        )
    if unknown:
        raise NotLawful(
            f"The number or the page of the issue of {_days(unknown)} is missing: write it down first."
        )
    check_weeks([one.first_day for one in issues], notice.weeks)
    return issues


def _days(issues: list[Insertion]) -> str:
    return ", ".join(f"{one.first_day:%B %-d, %Y}" for one in issues)


def _case(notice: Notice) -> str:
    return f" ({notice.case_number})" if notice.case_number else ""


def _table(issues: list[Insertion]) -> Table:
    rows = [["Issue number", "Date of the issue", "Page"]]
    rows += [[one.issue_number, f"{one.first_day:%B %-d, %Y}", one.page] for one in issues]
    return pdf.table([[pdf.paragraph(cell, TEXT) for cell in row] for row in rows], SHARES)


def _signatures(name: str, role: str) -> list[Flowable]:
    sworn = (
        f"Subscribed and sworn to before me on {BLANK}, at {BLANK}; the affiant showed me {BLANK}, issued on "
        f"{BLANK} at {BLANK}."
    )
    return [
        pdf.space(14),
        pdf.paragraph(f"{'_' * 40}\n{name}\n{role}, affiant", TEXT),
        pdf.space(4),
        pdf.paragraph(sworn, TEXT),
        pdf.space(14),
        pdf.paragraph(f"{'_' * 40}\nNotary Public", TEXT),
        pdf.paragraph(
            f"Doc. No. {'_' * 8}\nPage No. {'_' * 8}\nBook No. {'_' * 8}\nSeries of {'_' * 8}", TEXT
        ),
    ]


def _as_set(notice: Notice) -> list[Flowable]:
    """The notice itself, paragraph by paragraph."""
    about = "\n".join(filter(None, [str(notice.kind), notice.authority, notice.case_number]))
    paragraphs = [part.strip() for part in notice.text.replace("\r\n", "\n").split("\n\n")]
    return [
        pdf.paragraph(notice.title, pdf.HEADING),
        pdf.paragraph(about, pdf.SMALL),
        pdf.space(2),
        *(pdf.paragraph(part, TEXT) for part in paragraphs if part),
    ]
