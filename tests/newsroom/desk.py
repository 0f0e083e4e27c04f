"""What an editor's browser does with the newsroom's forms, without the browser."""

from django.urls import reverse


def story_url(story=None):
    """The address of a story's form, or of the empty one."""
    if story is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[story.pk])


def list_url():
    return reverse("admin:articles_article_changelist")


def preview_url(story):
    return reverse("admin:articles_article_preview", args=[story.pk])


def notes_url(story):
    return reverse("admin:articles_article_notes", args=[story.pk])


def write_note(client, story, text, **more):
    """Writes a note on the page of a story's notes."""
    return client.post(notes_url(story), {"note": text, "note_token": "an-opening-of-the-box"} | more)


def filled(response, **changes):
    """What a browser would send back from the form in `response`, with some fields typed over."""
    assert response.status_code == 200, response.status_code
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            data.update(_sent(field))
    return data | {"_continue": "1"} | changes


def _sent(field):
    widget, value = field.field.widget, field.value()
    widget = getattr(widget, "widget", widget)
    if isinstance(value, bool):
        return {field.html_name: "on"} if value else {}
    if getattr(widget, "allow_multiple_selected", False):
        return {field.html_name: [str(getattr(one, "pk", one)) for one in value or []]}
    sent = widget.format_value(value)
    sent = sent[0] if isinstance(sent, list) else sent
    return {field.html_name: "" if sent is None else sent}


def errors(response):
    """Every error that the form in `response` shows, as text."""
    return " ".join(str(error) for error in response.context["errors"])


def byline(number, **fields):
    """The fields of one byline of the form."""
    fields = {"role": "words", "person": "", "name": "", "position": number, "id": ""} | fields
    return {f"bylines-{number}-{name}": value for name, value in fields.items()}
