"""Tags as people type them: commas separate, blanks never do.

So do semicolons, line breaks, and the commas of Arabic, Chinese and Japanese. “#hashtag” is the tag “hashtag”. Double
quotes hold together a name with a comma in it: "Davao, Philippines".
"""

import re
from collections.abc import Iterable

from plaintext.cleaning import cleaned
from plaintext.names import name_key

_SEPARATORS = ",;\n\r\u2028\u2029،؛，；、﹐﹑﹔"
# At most 300 characters in quotes, so that forged text takes linear time.
_PART = re.compile(
    rf'\s*(?:"((?:[^"]|""){{0,300}})"|“([^“”]{{0,300}})”)[^\S{_SEPARATORS}]*(?=[{_SEPARATORS}]|\Z)|([^{_SEPARATORS}]+)'
)
_HASHTAGS = re.compile(r"[#＃][^\s#＃]+")
_QUOTE = re.compile('["“”„«»]')
_IN_SINGLE_QUOTES = re.compile("[‘'‚]([^‘’']+)[’'‘]")
_DOUBLE = '"'


def tags_in(text: str) -> list[str]:
    """The names of the tags in a text, as they were typed, each once, in their order; parts without any are left out.

    A name may be longer than a tag's can be: the form says so.
    """
    names: dict[str, str] = {}
    for straight, curly, bare in _PART.findall(text):
        in_quotes = (straight or curly).replace('""', '"')
        for name in [_one_line(in_quotes)] if in_quotes else _names_in(_one_line(bare)):
            if key := name_key(name):
                names.setdefault(key, name)
    return list(names.values())


def tag_name(text: str) -> str:
    """The one name that a text is: “Marawi City” of " #Marawi   City", on one line."""
    return re.sub(r"^[#＃]+(?=[^\W\d_])", "", _one_line(text))


def _one_line(text: str) -> str:
    """A text without invisible characters and double blanks."""
    return " ".join(cleaned(text, keeps_lines=False).split())


def tags_as_text(names: Iterable[str]) -> str:
    """Names as one would type them: `tags_in` reads the same names from it."""
    return ", ".join(map(_as_typed, names))


def _as_typed(name):
    # A quote at its beginning could be closed by one in a later name.
    is_plain = tags_in(name) == [name] and not name.startswith(('"', "“"))
    return name if is_plain else f'"{name.replace(_DOUBLE, _DOUBLE * 2)}"'


def _names_in(part):
    """The names in a part without quotes around it: one, or each of several hashtags."""
    if part.startswith(("#", "＃")) and not _HASHTAGS.sub("", part).strip():
        return [tag_name(tag) for tag in _HASHTAGS.findall(part)]
    if single := _IN_SINGLE_QUOTES.fullmatch(part):
        part = single[1]
    if len(_QUOTE.findall(part)) == 1:  # one that was opened or closed alone
        part = part.strip('"“”„«»')
    return [tag_name(part)]
