"""Letters to the paper: read, answered by mail, ticked off."""

from urllib.parse import quote, urlencode

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from newspaper.models import Letter


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin):
    """What readers wrote stays as they wrote it; only whether it is answered may be changed."""

    list_display = ["subject", "received_at", "waits_for", "is_answered", "was_mailed"]
    list_filter = ["is_answered", "about"]
    list_per_page = 50
    date_hierarchy = "received_at"
    search_fields = ["name", "email", "text"]
    search_help_text = "Words of the letter, or the writer's name or address."
    readonly_fields = ["about", "name", "reply", "telephone", "received_at", "text", "was_mailed"]
    actions = ["mark_as_answered"]
    fieldsets = [
        (
            "The letter",
            {
                "description": "Written on the contact page, and shown here exactly as it came in. Nobody has "
                "checked that the name and the address are the writer's own.",
                "fields": ["about", "name", "reply", "telephone", "received_at", "text"],
            },
        ),
        (
            "At the desk",
            {
                "description": "Delete letters that are answered and no longer needed: they hold what people told "
                "us about themselves (Data Privacy Act, R.A. 10173).",
                "fields": ["is_answered", "was_mailed"],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Every letter, or for the advertising desk those about advertising."""
        letters = super().get_queryset(request)
        if request.user.has_perm("newspaper.view_every_letter"):
            return letters
        return letters.filter(about=Letter.About.ADVERTISING)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:
        return request.user.has_perm("newspaper.view_letter", obj) or self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Letter | None = None) -> bool:
        return request.user.has_perm("newspaper.change_letter", obj)

    @admin.display(description="letter", ordering="about")
    def subject(self, letter: Letter) -> str:
        return str(letter)

    @admin.display(description="waits for", ordering="received_at")
    def waits_for(self, letter: Letter) -> str:
        """How long an unanswered letter has been here."""
        return "" if letter.is_answered else timesince(letter.received_at, timezone.now(), depth=1)

    @admin.display(description="mailed to the desk", boolean=True, ordering="mailed_at")
    def was_mailed(self, letter: Letter) -> bool:
        return letter.mailed_at is not None

    @admin.display(description="answer")
    def reply(self, letter: Letter) -> SafeString:
        """A link that opens the answer in the editor's own mail program."""
        words = urlencode({"subject": f"Your letter {letter.pk}"}, quote_via=quote)
        return format_html(
            '<a href="mailto:{}?{}">{}</a>', quote(letter.email, safe="@"), words, letter.email
        )

    @admin.action(description="Mark as answered", permissions=["change"])
    def mark_as_answered(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = queryset.filter(is_answered=False).update(is_answered=True)
        self.message_user(request, f"Marked as answered: {count}.")
