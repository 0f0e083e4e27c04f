"""The demo's stories are written as text files; this reads them and makes bodies of them.

The markup is a small part of Markdown, with `> ` for pull quotes, `! ` for fact boxes and `!picture` for a
picture of the folder `pictures`. It is ours alone and never sees a stranger's text.
"""

import re
from html import escape
from pathlib import Path

INLINE = [
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)"), r'<a href="\2">\1</a>'),
]


def read_fields(text: str) -> dict[str, str]:
    """Returns a dict from lines of `key: value`."""
    lines = (line for line in text.splitlines() if line.strip())
    return {key.strip(): value.strip() for key, _, value in (line.partition(": ") for line in lines)}


def read_story(path: Path) -> tuple[dict[str, str], str]:
    """Returns the fields between a file's `---` lines, with its `slug`, and the text that follows them."""
    _, fields, text = re.split(r"^---\s*$", path.read_text(), maxsplit=2, flags=re.MULTILINE)
    return {"slug": path.stem} | read_fields(fields), text.strip()


def read_blocks(path: Path) -> list[dict[str, str]]:
    """Returns the dicts of a file whose blocks of fields are separated by `---` lines."""
    blocks = re.split(r"^---\s*$", path.read_text(), flags=re.MULTILINE)
    return [read_fields(block) for block in blocks if block.strip()]


def read_pictures(text: str) -> list[tuple[str, ...]]:
    """Returns (name of the file, alternative text, caption) of each picture that stands in a text."""
    lines = re.findall(r"^!picture (.+)$", text, flags=re.MULTILINE)
    return [tuple(part.strip() for part in line.split("|")) for line in lines]


def to_html(text: str, pictures: dict[str, str]) -> str:
    """Returns a body made from a text; `pictures` gives the address of each picture by the name of its file."""
    return "\n".join(_block(block, pictures) for block in re.split(r"\n\s*\n", text.strip()))


def _block(block: str, pictures: dict[str, str]) -> str:
    lines = block.splitlines()
    first = lines[0]
    if first.startswith("!picture "):
        return _figure(first, pictures)
    if first.startswith("## "):
        return f"<h2>{_inline(first[3:])}</h2>"
    if first.startswith("- "):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    if first.startswith("> "):
        return f'<blockquote class="pull-quote"><p>{_inline(" ".join(line[2:] for line in lines))}</p></blockquote>'
    if first.startswith("! "):
        title, *rest = (_inline(line[1:].strip()) for line in lines if line[1:].strip())
        points = "".join(f"<li>{line.removeprefix('- ')}</li>" for line in rest)
        return f'<aside class="fact-box"><h3>{title}</h3><ul>{points}</ul></aside>'
    if first.startswith("|"):
        return _table(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


def _table(lines: list[str]) -> str:
    rows = [[_inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
    head = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[2:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _figure(line: str, pictures: dict[str, str]) -> str:
    picture, alt, caption = read_pictures(line)[0]
    return (
        f'<figure class="image"><img src="{pictures[picture]}" alt="{escape(alt)}">'
        f"<figcaption>{_inline(caption)}</figcaption></figure>"
    )


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return text
