"""The rate cards in the newsroom."""

from django.contrib import admin
from django.db.models import Subquery

from advertising.models import Rate, RateCard


class RateInline(admin.TabularInline):
    """The prices, line by line."""

    model = Rate
    extra = 3
    fields = ["group", "name", "detail", "unit", "amount", "vat", "position"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Each field names itself to a screen reader: a table's headings do not."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.widget.attrs["aria-label"] = field.label
        return field


@admin.register(RateCard)
class RateCardAdmin(admin.ModelAdmin):
    """One card per period; the page of advertising rates shows the one in force."""

    inlines = [RateInline]
    list_display = ["name", "valid_from", "valid_until", "is_shown"]
    search_fields = ["name"]
    save_as = True
    fieldsets = [
        (
            None,
            {
                "description": "Readers see the card whose days have come; of several, the one that began last. To "
                "raise prices, open the card, change its name, days and prices, and choose “Save as new”: the old "
                "one stays as it was, and the new one appears on its first day by itself.",
                "fields": ["name", ("valid_from", "valid_until"), "vat_rate", "notes"],
            },
        )
    ]

    class Media:
        css = {"all": ["css/rate-card.css"]}

    def get_queryset(self, request):
        current = Subquery(RateCard.objects.in_force().values("pk")[:1])
        return super().get_queryset(request).annotate(current=current)

    @admin.display(description="on the site", boolean=True)
    def is_shown(self, card):
        return card.pk == card.current

    def view_on_site(self, card):
        """Its own path: Django would take the host from the table of sites."""
        return card.get_absolute_url()
