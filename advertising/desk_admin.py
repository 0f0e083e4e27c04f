"""What the admin pages of the advertising desk share: their assets, and mix-ins for the rows beside a form."""

from django.forms.widgets import Script

MODULE = Script("js/desk-tables.js", type="module")
STYLE = {"all": ["css/advertising-desk.css"]}


class LabelledDelete:
    """Stands before BaseInlineFormSet: the box that deletes a row has a name."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Delete"


class LabelledFields:
    """Stands before TabularInline: each field has its own name."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field


class ReadOnlyInline:
    """Stands before an inline whose rows are only looked at."""

    can_delete = False
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
