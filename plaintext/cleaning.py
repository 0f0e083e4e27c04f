"""Text as people type and paste it, without what nobody sees.

Word processors, chats and PDFs leave characters behind that show nothing: a zero-width space, a soft hyphen, a mark
that turns the direction of writing. They hide a word from every search and break feeds. Some of them are part of
writing, though: a joiner in Persian, in Hindi or between the people of a family emoji. Those stay where they work.
"""

import re
import unicodedata

# Inside a character class. Scripts whose letters change their shape beside a joiner: Arabic, Syriac, N'Ko and Mandaic;
# those of India and Sri Lanka; Tibetan and Myanmar; Khmer and Mongolian; Balinese to Lepcha; Phags-pa, Javanese and
# Meetei Mayek; Arabic presentation forms; those of the second plane, from Brahmi to the end of the Indic ones.
_JOINED_SCRIPTS = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1b00-\u1c4f\ua800-\ua8ff\ua930-\uabff"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
)
# What an emoji sequence is made of, and symbols that may be shown as one.
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001fbff"
)
# Operators of mathematics, Chinese, Japanese and Korean signs, and Myanmar letters have variations as well.
_VARIED = f"{_EMOJI}\u2200-\u22ff\u2e80-\ua4cf\u1000-\u109f\ua840-\ua87f\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0020-\U000e007f"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17)
)
# Shown nowhere and needed nowhere: controls; soft hyphen, grapheme joiner, fillers for missing letters; zero-width
# space, word joiner, byte order mark; direction controls; invisible operators; marks between lines and the sign for
# a pasted object; notes of music and shorthand; halves of a UTF-16 pair and code points that are no character.
_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\ud800-\udfff\U000e0000-\U000e001f"
    + _NO_CHARACTERS
)
_ENGLAND = f"\U0001f3f4[{_TAGS}]{{2,7}}(?<=\U000e007f)"  # a flag whose letters are tags

# How a glottal stop and an apostrophe are typed: Ka'bah, Kaʼbah, Kaʿbah, Ka`bah. No word is another one without them.
GLOTTALS = "'‘’‚‛ʹʻʼʽˈʾʿˊˋ`´′＇｀ʔꞌ"

# Everything that shows nothing, joiners of scripts as well: for comparing words, never for keeping them.
_INVISIBLE = re.compile(f"[{_NEVER}\x80-\x9f\u180b-\u180f\u200c\u200d{_SELECTORS}{_TAGS}]")
_REMOVED = re.compile(
    f"({_ENGLAND})|[{_NEVER}{_TAGS}]"
    f"|[{_SELECTORS}](?<![{_VARIED}].)(?!\u20e3)"  # "1" with a selector and a frame is a keycap
    "|[\u180b-\u180f](?<![\u1800-\u180a\u1810-\u18af].)"
)
_JOINERS = re.compile(
    "[\u200c\u200d](?=[\u200c\u200d])"
    f"|\u200c(?<![{_JOINED_SCRIPTS}].)(?![{_JOINED_SCRIPTS}])"
    f"|\u200d(?<![{_JOINED_SCRIPTS}].)(?![{_JOINED_SCRIPTS}])(?!(?<=[{_EMOJI}\ufe0f].)[{_EMOJI}])"
)
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_BLANKS_IN_A_LINE = re.compile("\r\n|[\t\n\r\u2028\u2029\u00a0\u2007\u202f\u2800]")
# The controls that only Latin-1 has are letters and quotes of Windows that were read wrongly, as browsers know.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_SUSPECT = re.compile(f"[\r\x80-\x9f\u2028\u2029\u2800\u180b-\u180f\u200c\u200d{_NEVER}{_SELECTORS}{_TAGS}]")
_FROM_WINDOWS = re.compile("[\x80-\x9f]")


def cleaned(text: str, *, keeps_lines: bool) -> str:
    """The text in Unicode's composed form (NFC) without invisible characters; cleaning it again changes nothing.

    Joiners, variation selectors and tags stay where a script or an emoji needs them. Every kind of line break
    becomes "\\n". With `keeps_lines` false the text is one line: breaks and tabs become blanks, and so do no-break
    spaces, since a headline has to wrap on a phone and a name is compared. Longer texts keep those.
    Blanks at the ends stay. Takes time linear in the text's length, and next to none where nothing is amiss.
    """
    if text.isascii() and text.isprintable():
        return text
    if not keeps_lines:
        text = _BLANKS_IN_A_LINE.sub(" ", text)
    if _SUSPECT.search(text):
        text = _FROM_WINDOWS.sub(lambda control: _WINDOWS[ord(control[0])], text)
        text = _LINE_BREAKS.sub("\n", text).replace("\u2800", " ")
        text = _JOINERS.sub("", _REMOVED.sub(r"\1", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def without_invisible(text: str) -> str:
    """The text without any character that shows nothing, for comparing it: joiners that a script needs go as well."""
    return text if text.isascii() and text.isprintable() else _INVISIBLE.sub("", text)
