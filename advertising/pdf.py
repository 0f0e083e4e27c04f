"""PDF documents under the newspaper's head: the rate card, quotes, affidavits.

Made with reportlab in the fonts that it ships: nothing is fetched, and the text can be searched and copied.
"""

import io
from collections.abc import Sequence
from functools import partial
from xml.sax.saxutils import escape

from django.http import HttpResponse
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from newspaper.addresses import absolute
from newspaper.models import Newspaper, Office

# reportlab looks a font up as soon as a paragraph is made.
for _name, _file in (("Vera", "Vera"), ("Vera-Bold", "VeraBd"), ("Vera-Italic", "VeraIt")):
    registerFont(TTFont(_name, f"{_file}.ttf"))
registerFontFamily("Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-Bold")

INK, QUIET, RULE = HexColor("#17181c"), HexColor("#5b5850"), HexColor("#b8b2a4")
MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN
HEAD = 24 * mm
PADDING = 6  # of reportlab's own frame, in points

PLAIN = ParagraphStyle("plain", fontName="Vera", fontSize=8, leading=10.4, textColor=INK)
SMALL = ParagraphStyle("small", PLAIN, fontSize=6.8, leading=8.8, textColor=QUIET)
RIGHT = ParagraphStyle("right", PLAIN, alignment=TA_RIGHT)
STRONG = ParagraphStyle("strong", PLAIN, fontName="Vera-Bold", alignment=TA_RIGHT)
TITLE = ParagraphStyle("title", PLAIN, fontName="Times-Bold", fontSize=16, leading=19)
HEADING = ParagraphStyle("heading", PLAIN, fontName="Times-Bold", fontSize=11, leading=13, spaceBefore=4)


def paragraph(text: object, style: ParagraphStyle = PLAIN, aside: str = "") -> Paragraph:
    """A paragraph of plain text, and a quiet aside behind it.

    None of the fonts has a peso sign, so the currency is written out.
    """
    marked = _plain(text)
    if aside:
        marked += f'  <font size="6.8" color="#5b5850">{_plain(aside)}</font>'
    return Paragraph(marked, style)


def _plain(text: object) -> str:
    return escape(str(text).replace("₱", "PHP ")).replace("\n", "<br/>")


def table(
    rows: list[list[object]], widths: Sequence[float], extra: Sequence[tuple[object, ...]] = ()
) -> Table:
    """A table of flowables with a hairline under each row; `widths` are shares of the page's width."""
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
    ]
    return Table(rows, colWidths=[WIDTH * share for share in widths], style=[*lines, *extra], hAlign="LEFT")


def space(millimetres: float = 3) -> Spacer:
    """Empty space."""
    return Spacer(1, millimetres * mm)


def document(paper: Newspaper, title: str, flowables: list[Flowable]) -> bytes:
    """The bytes of an A4 PDF under the head of a `paper` with its offices; equal contents give equal bytes."""
    file = io.BytesIO()
    made = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN - PADDING,
        rightMargin=MARGIN - PADDING,
        topMargin=HEAD + 8 * mm,
        bottomMargin=16 * mm,
        title=title,
        author=paper.name,
        creator=paper.name,
        lang="en",
        invariant=1,
    )
    draw = partial(_head, paper=paper, title=title)
    made.build(flowables, onFirstPage=draw, onLaterPages=draw)
    return file.getvalue()


def pdf_response(name: str, content: bytes) -> HttpResponse:
    """The answer that shows a PDF in the browser, to be saved as `name`.pdf."""
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _head(canvas: Canvas, page: SimpleDocTemplate, paper: Newspaper, title: str) -> None:
    """The nameplate with the offices on top of a page, its number at the foot."""
    top = A4[1] - 12 * mm
    canvas.saveState()
    canvas.setFillColor(INK)
    canvas.setFont("Times-Bold", 17)
    canvas.drawString(MARGIN, top - 5 * mm, paper.name)
    canvas.setFont("Vera", 7)
    canvas.setFillColor(QUIET)
    canvas.drawString(MARGIN, top - 9.5 * mm, paper.tagline)
    offices = "   ·   ".join(_office(office) for office in paper.office_list)
    canvas.drawString(MARGIN, top - 13 * mm, offices[:150])
    canvas.setStrokeColor(INK)
    for height, width in ((15.2, 1.2), (16.2, 0.4)):
        canvas.setLineWidth(width)
        canvas.line(MARGIN, top - height * mm, A4[0] - MARGIN, top - height * mm)
    canvas.drawString(MARGIN, 9 * mm, f"{title}   ·   {absolute('/')}")
    canvas.drawRightString(A4[0] - MARGIN, 9 * mm, f"Page {page.page}")
    canvas.restoreState()


def _office(office: Office) -> str:
    telephone = next(iter(office.telephones.splitlines()), "")
    return f"{office.name} {telephone}".strip()
