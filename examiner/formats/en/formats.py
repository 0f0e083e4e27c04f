"""How the newsroom's lists and forms print a day and a moment: as the lines do that we write ourselves."""

DATE_FORMAT = SHORT_DATE_FORMAT = "j M Y"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "j F Y, g:i a"
