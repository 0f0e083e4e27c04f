"""Choosing a picture in another room's form."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.html import format_html

from images.models import Image


class PictureSelect(AutocompleteSelect):
    """Django's own search-as-you-type choice, with the chosen picture beside it.

    In a ModelAdmin's `formfield_for_foreignkey`: `kwargs["widget"] = PictureSelect(db_field, self.admin_site)`.
    """

    class Media:
        css = {"all": ["css/library.css"]}

    def render(self, name, value, attrs=None, renderer=None):
        """The choice as HTML. One query, for the picture that is chosen."""
        choice = super().render(name, value, attrs, renderer)
        image = Image.objects.filter(pk=value).first() if str(value).isdecimal() else None
        if image is None:
            return choice
        return format_html(
            '<img src="{}" width="180" height="120" alt="" class="library-thumbnail">{}',
            image.rendition_url("card", 320, "jpg"),
            choice,
        )
