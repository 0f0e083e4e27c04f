"""What would stop a parser is mended while the export is read, wherever the chunks are cut."""

import io
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordpress import xml_repair
from wordpress.xml_repair import RepairedXml

PIECES = [
    "<![CDATA[",
    "]]>",
    "]",
    "]]",
    "&",
    "&amp;",
    "&#8211;",
    "&#x1;",
    "&nbsp;",
    "a",
    "é",
    "–",
    " ",
    "\x0b",
    "ł" * 20,
]


def mended(raw, chunk=xml_repair.CHUNK):
    read, parts = RepairedXml(io.BytesIO(raw)), []
    while part := read.read(chunk):
        parts.append(part)
    return b"".join(parts).decode(), +read.repairs


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"<a>boats &amp; nets</a>", "boats & nets"),
        (b"<a>boats & nets</a>", "boats & nets"),
        (b"<a>?a=1&b=2&copy=3</a>", "?a=1&b=2&copy=3"),
        (b"<a>boats&nbsp;</a>", "boats&nbsp;"),
        (b"<a><![CDATA[boats & nets &amp;]]></a>", "boats & nets &amp;"),
        (b"<a>from\x0bWord\x1f\x00</a>", "fromWord"),
        (b"<a>from&#11;Word&#x1F;&#xD800;</a>", "fromWord"),
        (b"<a>\xe2\x80\x93 &#8211;</a>", "– –"),
        (b"<a>Zamboanga \xf1</a>", "Zamboanga \ufffd"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>Espa\xf1a</a>', "España"),
        (b'\n\n \xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<a>blank lines</a>', "blank lines"),
        (b'<?xml version="1.0" encoding="no-such-thing"?><a>boats</a>', "boats"),
        ("<a>ñ</a>".encode("utf-16"), "ñ"),
    ],
)
def test_a_damaged_text_can_be_parsed(raw, text):
    assert fromstring(mended(raw)[0]).text == text  # noqa: S314 (our own text)


def test_what_was_mended_is_counted():
    repairs = mended(b"<a>\x01\x02 & &copy; \xff</a>")[1]
    assert repairs == {"control characters": 2, "stray “&”": 2, "characters that were no valid text": 1}


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.integers(1, 40))
def test_the_cut_of_the_chunks_changes_nothing(pieces, size):
    raw = b"<?xml version='1.0'?><a>" + "".join(pieces).encode() + b"</a>"
    whole, counted = mended(raw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml_repair, "CHUNK", size + 24)  # the declaration must be in the first one
        assert mended(raw) == (whole, counted)
