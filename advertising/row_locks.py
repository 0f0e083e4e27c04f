"""Forms whose rows may not meet those of another form."""

from django import forms
from django.db import transaction

from advertising.banners.flights import NotFree
from advertising.political.rules import NotAllowed
from newspaper.models import Newspaper


class LockedSaves:
    """Stands before ModelAdmin: of two saves at once, the second is checked against what the first has stored.

    Otherwise both would find the place free, and the second would end in an error instead of a sentence.
    """

    def changeform_view(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic():
            Newspaper.lock()
            return super().changeform_view(request, *args, **kwargs)


class CheckedForm(forms.ModelForm):
    """A form whose row, once it is right by itself, is held against others; the admin of it takes turns."""

    def check(self):
        """Raises NotAllowed or NotFree where the row may not stand beside what is stored; the form says why."""
        raise NotImplementedError

    def _post_clean(self):
        super()._post_clean()
        try:
            if not self.errors:
                self.check()
        except (NotAllowed, NotFree) as refusal:
            self.add_error(None, str(refusal))
