"""The box in which a note is written: in the story form, whose save takes it along, and on a page of its own."""

from typing import Any

from django import forms

from articles.models import Article
from newsroom.autosave.autosaves import token_in
from newsroom.autosave.models import new_token
from newsroom.notes.desk_notes import UnknownNames, named_in, write
from newsroom.notes.models import DeskNote
from people.models import User
from plaintext.forms import Lines


class NoteField(Lines):
    """A note to the others."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            max_length=DeskNote._meta.get_field("text").max_length,
            label="A note to the others",
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="For the newsroom; readers never see it. Name somebody with @ and their username, as in "
            "“@ben, who says so?”, and they are told by mail.",
            **{"required": False} | kwargs,
        )


def clean_note(form: forms.ModelForm) -> str:
    """The text of a form's note; whom it names, users who may see the story, is `cleaned_data["named"]` then."""
    text = form.cleaned_data["note"]
    try:
        form.cleaned_data["named"] = named_in(text, form.instance)
    except UnknownNames as why:
        raise forms.ValidationError(str(why)) from None
    return text


def write_note(form: forms.ModelForm, *, by: User) -> str:
    """Writes the note of a valid form on its story; returns what to tell."""
    said = form.cleaned_data
    token = token_in(form.data, "note_token") or new_token()
    _, is_new = write(form.instance, by=by, text=said["note"], named=said["named"], token=token)
    return "Your note is on the story." if is_new else "Your note is on the story already."


class NoteForm(forms.ModelForm):
    """A note alone."""

    note = NoteField(required=True, error_messages={"required": "Write what you want to say."})

    class Meta:
        model = Article
        fields = []

    def clean_note(self) -> str:
        return clean_note(self)

    def _post_clean(self) -> None:
        """Nothing of the story itself is asked here."""
