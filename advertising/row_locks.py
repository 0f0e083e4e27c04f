"""Admin forms whose rows may not meet those of another form: saved one at a time, checked against each other."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from advertising.orders.models import NotBookable
from newspaper.models import Newspaper


class LockedSaves(admin.ModelAdmin):
    """An admin page of whose two saves at once the second is checked against what the first has stored.

    It holds the newspaper's row while a form is checked and saved. Otherwise both would find a place free, and the
    second would end in an error of the database instead of a sentence.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic():
            Newspaper.lock()
            return super().changeform_view(request, *args, **kwargs)


class BookingForm(forms.ModelForm):
    """A form whose row, once it is valid by itself, is checked against stored rows; its admin has LockedSaves."""

    def check(self) -> None:
        """Raises NotBookable where the row may not stand beside what is stored; the form says why."""
        raise NotImplementedError

    def _post_clean(self) -> None:
        super()._post_clean()
        try:
            if not self.errors:
                self.check()
        except NotBookable as refusal:
            self.add_error(None, str(refusal))
