"""Between the story form and the piece that a story is (articles/revisions.py); its rows are rows.py's."""

from articles.revisions import MOMENTS, ROWS, SETS, plain, to_the_minute
from newsroom.stories.rows import rows_as_sent, rows_sent, shown_moment
from richtext.sanitise import clean_body


def piece_sent(form, cleaned, base):
    """The piece that a form sends: `base`, to the minute, with what was typed over it."""
    return base | to_the_minute(_fields_sent(cleaned, base) | _rows_sent(form.data))


def _fields_sent(cleaned, base):
    sent = {}
    for name, value in cleaned.items():
        if name in base and name not in SETS:
            sent[name] = plain(getattr(value, "pk", value))
    if not sent.get("slug", True):  # left empty, it is made anew for a new story alone
        sent["slug"] = base["slug"]
    if "body" in sent:
        sent["body"] = clean_body(sent["body"] or "")
    if "tags" in cleaned:
        sent["tags"] = sorted(cleaned["tags"])
    if "picks" in cleaned:
        sent["picks"] = sorted(story.pk for story in cleaned["picks"])
    if cleaned.get("section") and "further_sections" in cleaned:
        chosen = {cleaned["section"], *cleaned["further_sections"]}
        sent["sections"] = sorted(section.pk for section in chosen)
    return sent


def _rows_sent(data):
    return {name: rows_sent(data, name) for name in ROWS if f"{name}-TOTAL_FORMS" in data}


def as_sent(name, value):
    """A value of a piece as a browser would send it: a list of texts."""
    if name == "tags":
        return [", ".join(f'"{tag}"' if "," in tag else tag for tag in value)]
    if name in MOMENTS:
        return [shown_moment(value)]
    if isinstance(value, bool):
        return ["on"] if value else []
    return [str(each) for each in value] if isinstance(value, list) else ["" if value is None else str(value)]


def as_typed(story, piece):
    """A whole piece as a browser would send it with the story's form: {name: list of texts}."""
    fields = {name: as_sent(name, value) for name, value in piece.items() if name not in ROWS}
    fields["further_sections"] = [str(pk) for pk in piece["sections"] if pk != piece["section"]]
    for name in ROWS:
        rows = rows_as_sent(story, name, piece[name])
        fields |= {key: rows.getlist(key) for key in rows}
    return fields
