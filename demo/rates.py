"""The demo's rate card. The figures are invented; their shapes are those of Philippine community papers' cards."""

EDITION = {
    "deadlines": "Space is booked by Wednesday noon for Monday's issue.\n"
    "Finished artwork is in hand by Thursday noon; text and pictures to be set by us, a day earlier.",
    "material": "PDF or JPEG with 300 dots per inch, black and white unless colour is booked.\n"
    "The printed page is six columns of 48 mm, 4 mm apart, and 52 cm high.\n"
    "For the website: JPEG, PNG, WebP or GIF of at most 150 KB, or text of at most 90 letters.",
    "circulation": 5_000,
    "readership": 21_000,
    "counted_by": "invented for the demo",
}
NOTES = """Prepaid insertions of one contract earn the discount, whatever their size.
New advertisers pay before the first issue; a business permit and TIN are needed for credit.
Companies that withhold 2% give BIR Form 2307 with their payment.
These figures are invented for the demo."""


def _rate(group, name, detail, unit, amount, vat="exclusive", **fields):
    return {
        "group": group,
        "name": name,
        "detail": detail,
        "unit": unit,
        "amount": amount,
        "vat": vat,
    } | fields


RATES = [
    _rate("print", "Display", "columns × height", "column_centimetre", "96.00", artwork_fee=500),
    _rate(
        "print",
        "Whole page",
        "6 columns × 52 cm",
        "insertion",
        "21600.00",
        width=308,
        height=520,
        artwork_fee=1600,
    ),
    _rate(
        "print",
        "Half page",
        "6 columns × 26 cm",
        "insertion",
        "10800.00",
        width=308,
        height=260,
        artwork_fee=900,
    ),
    _rate(
        "print",
        "Quarter page",
        "3 columns × 26 cm",
        "insertion",
        "5400.00",
        width=152,
        height=260,
        artwork_fee=600,
    ),
    _rate(
        "print",
        "Eighth page",
        "3 columns × 13 cm",
        "insertion",
        "2700.00",
        width=152,
        height=130,
        artwork_fee=400,
    ),
    _rate(
        "print",
        "Box 1/16",
        "77 × 97 mm",
        "insertion",
        "1450.00",
        width=77,
        height=97,
        artwork_fee=300,
    ),
    _rate("print", "Ear", "beside the nameplate, 58 × 54 mm", "insertion", "3500.00", width=58, height=54),
    _rate(
        "print",
        "Front page strip",
        "at the foot, 308 × 70 mm",
        "insertion",
        "9400.00",
        width=308,
        height=70,
        artwork_fee=700,
    ),
    _rate("colour", "Full colour", "", "per_cent", "20"),
    _rate("position", "Page 3", "", "per_cent", "30"),
    _rate("position", "Back page", "", "per_cent", "50"),
    _rate("position", "Front page", "display of at most 7 cm", "per_cent", "100"),
    _rate("discount", "4 insertions", "prepaid", "per_cent", "5", minimum=4),
    _rate("discount", "12 insertions", "prepaid", "per_cent", "10", minimum=12),
    _rate("discount", "26 insertions", "prepaid", "per_cent", "15", minimum=26),
    _rate("election", "Election advertisements", "at most a quarter page", "per_cent", "10"),
    _rate("classified", "Classified line", "of 28 letters", "line", "55.00", "inclusive", minimum=3),
    _rate("classified", "Classified words", "run on, no border", "word", "9.50", "inclusive", minimum=15),
    _rate(
        "classified",
        "Boxed classified",
        "1 column × 4 cm",
        "insertion",
        "420.00",
        "inclusive",
        width=48,
        height=40,
    ),
    _rate("legal", "Legal notice", "set solid", "column_centimetre", "76.80", "inclusive"),
    _rate("web", "Leaderboard", "728 × 90, all pages", "month", "6500.00", width=728, height=90),
    _rate(
        "web", "Rectangle", "300 × 250, a section of your choice", "month", "4200.00", width=300, height=250
    ),
    _rate(
        "web", "In-story", "300 × 250 between paragraphs, labelled", "week", "1800.00", width=300, height=250
    ),
    _rate("web", "Section sponsorship", "name and picture on the section's front", "month", "9000.00"),
    _rate(
        "bundle",
        "Half page and leaderboard",
        "one issue, with a week on all pages",
        "insertion",
        "11900.00",
        width=308,
        height=260,
        artwork_fee=1200,
    ),
]
