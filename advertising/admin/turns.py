"""Forms whose rows may not meet those of another form."""

from django.db import transaction

from paper.reception import take_turns


class TakesTurns:
    """Stands before ModelAdmin: of two saves at once, the second is checked against what the first has stored.

    Otherwise both would find the place free, and the second would end in an error instead of a sentence.
    """

    def changeform_view(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with transaction.atomic():
            take_turns()
            return super().changeform_view(request, *args, **kwargs)
