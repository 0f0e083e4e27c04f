"""The box in which a note is written: in the story form, whose save takes it along, and on a page of its own."""

from django import forms

from articles.models import Article
from newsroom.notes.desk_notes import Unknown, named_in
from newsroom.notes.models import DeskNote


class NotedForm(forms.ModelForm):
    """The part of a story's form that takes a note; stands before ModelForm."""

    note = forms.CharField(
        required=False,
        strip=True,
        max_length=DeskNote._meta.get_field("text").max_length,
        label="A note to the others",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the newsroom; readers never see it. Name somebody with @ and their username, as in "
        "“@ben, who says so?”, and they are told by mail.",
    )
    named = ()  # the users whom the note calls

    def clean_note(self):
        text = self.cleaned_data["note"].replace("\r\n", "\n")
        try:
            self.named = named_in(text, self.instance)
        except Unknown as why:
            raise forms.ValidationError(str(why)) from None
        return text


class NoteForm(NotedForm):
    """A note alone."""

    class Meta:
        model = Article
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = "Write what you want to say."

    def _post_clean(self):
        """Nothing of the story itself is asked here."""
