"""Repairs, while an export is read, the characters that would stop an XML parser.

WordPress writes what its database holds: control characters pasted from Word, bytes that are no UTF-8, a bare
"&" in an address that some plugin wrote, blank lines before the XML declaration.
"""

import codecs
import re
from collections import Counter
from typing import BinaryIO

CHUNK = 64 * 1024  # bytes
_HOLD_BACK = 16  # characters; longer than any mark that must not be cut in two
_DECLARATION = re.compile(r"<\?xml\b[^>]*?\?>")
_ENCODING = re.compile(rb"""<\?xml\b[^>]*?\bencoding=["']([A-Za-z0-9._-]{1,40})["']""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_REFERENCE = re.compile(r"&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));")
OPENS, CLOSES = "<![CDATA[", "]]>"


class RepairedXml:
    """A binary file to read from: the same export in UTF-8 without a declaration, and fit for a parser.

    `repairs` counts what was mended, by a sentence's beginning.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.repairs: Counter = Counter()
        self._is_in_cdata = False
        self._held = ""
        head = file.read(CHUNK)
        self._decoder = codecs.getincrementaldecoder(_encoding_of(head))(errors="replace")
        text = self._decoded(head).lstrip("\ufeff \t\r\n")
        self._held = _DECLARATION.sub("", text, count=1) if text.startswith("<?xml") else text
        self._is_over = not head

    def read(self, size: int = -1) -> bytes:
        """The next bytes, about a chunk of them whatever `size` says; b"" at the end only."""
        while not self._is_over:
            raw = self.file.read(CHUNK)
            self._is_over = not raw
            text = self._held + self._decoded(raw, final=self._is_over)
            keep = 0 if self._is_over else _HOLD_BACK
            text, self._held = text[: len(text) - keep], text[len(text) - keep :]
            if mended := self._mended(text):
                return mended.encode()
        return b""

    def _decoded(self, raw, final=False):
        text = self._decoder.decode(raw, final)
        self.repairs["characters that were no valid text"] += text.count("\ufffd")
        text, count = _FORBIDDEN.subn("", text)
        self.repairs["control characters"] += count
        return text

    def _mended(self, text):
        """Mends what stands outside CDATA sections; a mark cut by the chunk's end waits for the next one."""
        parts, position = [], 0
        while position < len(text):
            mark = CLOSES if self._is_in_cdata else OPENS
            end = text.find(mark, position)
            piece = text[position:] if end < 0 else text[position:end]
            if end < 0:
                piece = self._hold_cut_mark(piece)
            parts.append(piece if self._is_in_cdata else self._without_strays(piece))
            if end < 0:
                break
            parts.append(mark)
            self._is_in_cdata = not self._is_in_cdata
            position = end + len(mark)
        return "".join(parts)

    def _hold_cut_mark(self, piece):
        """The piece without a beginning of a mark or reference at its end, which is put back."""
        if self._is_over:
            return piece
        starts = "]" if self._is_in_cdata else "<&"
        cut = max(piece.rfind(start, max(0, len(piece) - _HOLD_BACK + 1)) for start in starts)
        if self._is_in_cdata and cut > 0 and piece[cut - 1] == "]":
            cut -= 1
        if cut < 0:
            return piece
        self._held = piece[cut:] + self._held
        return piece[:cut]

    def _without_strays(self, text):
        text, count = _BARE_AMPERSAND.subn("&amp;", text)
        self.repairs["stray “&”"] += count
        return _REFERENCE.sub(self._allowed_reference, text)

    def _allowed_reference(self, match):
        number = int(match[1]) if match[1] else int(match[2], 16)
        if number <= 0x10FFFF and not _FORBIDDEN.match(chr(number)):
            return match[0]
        self.repairs["control characters"] += 1
        return ""


def _encoding_of(head):
    """The encoding that the first bytes tell, UTF-8 where they tell none that we know."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return encoding
    declared = _ENCODING.search(head[:1024])
    try:
        encoding = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        b"<".decode(encoding)
    except (LookupError, UnicodeError):
        return "utf-8"
    return "utf-8" if encoding.startswith(("utf-16", "utf-32")) else encoding
