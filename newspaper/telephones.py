"""Telephone numbers of the Philippines, as links that dial from anywhere.

The link's form is RFC 3966 (https://www.rfc-editor.org/rfc/rfc3966); numbers follow the national plan: a zero, an
area code and eight or seven digits, or a zero, nine and nine more for a mobile.
"""

import re

# Digits with blanks, dots or hyphens between them; brackets only around an area code, so that two numbers side
# by side stay two.
_NUMBER = re.compile(r"(?:\+\s?\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.–-]{0,2})?\d(?:[\s.–-]{0,2}\d)+")


def pieces(line: str) -> list[tuple[str, str]]:
    """A line such as "(062) 955 0000 advertising" as pairs of text and link, in order.

    The link is "tel:+63629550000", or "" for words and for what cannot be dialled from everywhere.
    """
    found, end = [], 0
    for match in _NUMBER.finditer(line):
        number = dialled(match[0])
        if number:
            found += [(line[end : match.start()], ""), (match[0], f"tel:{number}")]
            end = match.end()
    found.append((line[end:], ""))
    return [(text, link) for text, link in found if text]


def dialled(written: str) -> str:
    """The number with its country code, "+63629550000", or "" where there is no telling what it is."""
    digits = re.sub(r"\D", "", written)
    is_international = written.lstrip().startswith("+")
    if digits.startswith("63") and (is_international or len(digits) in {11, 12}):
        national = digits[2:].removeprefix("0")
    elif is_international:
        return f"+{digits}" if 8 <= len(digits) <= 15 else ""
    elif digits.startswith("0") and not digits.startswith("00"):
        national = digits[1:]
    elif digits.startswith("9") and len(digits) == 10:
        national = digits
    else:
        return ""
    return f"+63{national}" if 8 <= len(national) <= 10 else ""
