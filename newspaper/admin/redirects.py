"""Addresses that moved, kept by hand; a story that changes its address leaves its own."""

from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.redirects import admin as stock
from django.contrib.redirects.models import Redirect
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.http import url_has_allowed_host_and_scheme

# Imported first, so that Django's own page is there to be replaced.
admin.site.unregister(stock.Redirect)


def local_path(typed: str) -> str:
    """The path as a browser asks for it: percent-encoded, with its last slash. Raises ValidationError for others.

    Only paths of our own are taken: a redirect to elsewhere would lend the paper's name to strangers.
    """
    if not typed.startswith("/") or not url_has_allowed_host_and_scheme(typed, None):
        raise forms.ValidationError("Write a path of this site that begins with one slash: “/old-page/”.")
    parts = urlsplit(typed)
    path = escape_uri_path(unquote(parts.path))
    if "." not in path.rpartition("/")[2]:
        path = path.removesuffix("/") + "/"
    return path + (f"?{parts.query}" if parts.query else "")


class MovedForm(forms.ModelForm):
    """From an old path to a new one, in one step."""

    class Meta:
        model = Redirect
        fields = ["old_path", "new_path"]
        labels = {"old_path": "Old address", "new_path": "New address"}
        help_texts = {
            "old_path": "Without the host: “/old-page/”. A page that exists is shown, whatever is written here.",
            "new_path": "Without the host. Empty: readers and search engines are told that the page is gone.",
        }

    def clean_old_path(self) -> str:
        path = local_path(self.cleaned_data["old_path"])
        if Redirect.objects.filter(old_path=path).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This address leads somewhere already; change that entry instead.")
        return path

    def clean_new_path(self) -> str:
        path = self.cleaned_data["new_path"]
        return local_path(path) if path else ""

    def clean(self) -> dict:
        old, new = self.cleaned_data.get("old_path"), self.cleaned_data.get("new_path")
        if old and new == old:
            self.add_error("new_path", "An address cannot lead to itself.")
        elif old and new:
            further = Redirect.objects.filter(old_path=new).exclude(pk=self.instance.pk).first()
            if further and further.new_path == old:
                self.add_error("new_path", f"{new} leads back to {old}: readers would go round in circles.")
            elif further:
                self.add_error(
                    "new_path", f"{new} has moved, too: write {further.new_path or 'nothing'} instead."
                )
        return self.cleaned_data


@admin.register(Redirect)
class MovedAdmin(admin.ModelAdmin):
    """Old addresses keep working for ever."""

    form = MovedForm
    list_display = ["old_path", "new_path"]
    search_fields = ["old_path", "new_path"]
    search_help_text = "A part of either address."
    list_per_page = 100
    show_full_result_count = False
    fieldsets = [
        (
            None,
            {
                "description": "For pages that moved or are gone. Stories look after themselves: change the address "
                "on the story, and the old one leads to the new one.",
                "fields": ["old_path", "new_path"],
            },
        )
    ]

    def save_model(self, request: HttpRequest, moved: Redirect, form: ModelForm, change: bool) -> None:
        """What led to the old address now leads to the new one, so that there are no chains."""
        moved.site_id = settings.SITE_ID
        super().save_model(request, moved, form, change)
        Redirect.objects.filter(new_path=moved.old_path).update(new_path=moved.new_path)
