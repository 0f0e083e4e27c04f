"""The demo's rate card. The figures are invented; their shapes are those of Philippine community papers' cards."""

# (group, name, detail, unit, amount in pesos or per cent, VAT)
RATES = [
    ("print", "Whole page", "6 columns × 52 cm", "insertion", "21600.00", "exclusive"),
    ("print", "Half page", "6 columns × 26 cm", "insertion", "10800.00", "exclusive"),
    ("print", "Quarter page", "3 columns × 26 cm", "insertion", "5400.00", "exclusive"),
    ("print", "Eighth page", "3 columns × 13 cm", "insertion", "2700.00", "exclusive"),
    ("print", "Any other size", "columns × height in centimetres", "column_centimetre", "96.00", "exclusive"),
    ("loading", "Full colour", "", "per_cent", "20", "exclusive"),
    ("loading", "Front page", "strip of at most 7 cm", "per_cent", "100", "exclusive"),
    ("loading", "Back page", "", "per_cent", "50", "exclusive"),
    ("classified", "Classified line", "at least three lines of 28 letters", "line", "55.00", "inclusive"),
    ("classified", "Boxed classified", "1 column × 4 cm", "insertion", "420.00", "inclusive"),
    (
        "classified",
        "Legal notice",
        "at most 80 % of the commercial rate",
        "column_centimetre",
        "76.80",
        "inclusive",
    ),
    ("web", "Leaderboard", "728 × 90, all pages", "month", "6500.00", "exclusive"),
    ("web", "Rectangle", "300 × 250, section of your choice", "month", "4200.00", "exclusive"),
    ("web", "In-story", "between paragraphs, labelled", "week", "1800.00", "exclusive"),
]
