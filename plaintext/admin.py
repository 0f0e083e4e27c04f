"""Rows of the newsroom that have a page of their own, whose address follows from their name."""

from django.contrib import admin


class AddressedAdmin(admin.ModelAdmin):
    """While a new row's name is typed, its address is written, with words parted as `plaintext.slugs` parts them."""

    prepopulated_fields = {"slug": ["name"]}

    class Media:
        js = ["admin/js/urlify.js", "newsroom/slugs.js"]  # in this order
