"""The About pages in the newsroom, with the same editor as the stories."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.flatpages import admin as stock
from django.contrib.flatpages.models import FlatPage
from django.forms import ModelForm
from django.http import HttpRequest

from addresses import answers, keeping
from addresses.admin import KeptAddressMixin
from newspaper.pages import CONTACT, IN_MENU, RATES
from plaintext.forms import Line
from richtext.admin import EditorMixin
from richtext.fields import BodyFormField

# Imported first, so that Django's own page is there to be replaced.
admin.site.unregister(stock.FlatPage)


class PageForm(forms.ModelForm):
    """An About page; its text is cleaned as a story's is."""

    url = forms.RegexField(
        label="Address",
        regex=r"^/about/[a-z0-9-]+/\Z",
        max_length=100,
        initial="/about/",
        help_text="Begins and ends like “/about/history/”. Where it is changed, the old one leads on for ever.",
        error_messages={
            "invalid": "The address must look like /about/history/: small letters, digits and hyphens."
        },
    )
    content = BodyFormField(
        label="Text",
        required=False,
        help_text="On the contact page it stands above the offices, on the rates page above the tables.",
    )

    class Meta:
        model = FlatPage
        fields = ["title", "url", "content"]
        field_classes = {"title": Line}
        help_texts = {"title": "The heading of the page. The menu keeps its own words."}

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if FlatPage.objects.filter(url=url).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("There is a page at this address already.")
        if answers.is_live(url) and url != self.initial.get("url") and url not in IN_MENU:
            raise forms.ValidationError("Another page of the site has this address.")
        keeping.refuse_held(FlatPage(pk=self.instance.pk, url=url))
        return url


@admin.register(FlatPage)
class PageAdmin(KeptAddressMixin, EditorMixin, admin.ModelAdmin):
    """The pages below About Us."""

    form = PageForm
    list_display = ["title", "url"]
    search_fields = ["title", "url", "content"]
    fieldsets = [
        (
            None,
            {
                "description": f"Readers see the page at its address as soon as it is saved. The offices and "
                f"telephone numbers of {CONTACT} come from The newspaper, the prices of {RATES} from the rate cards.",
                "fields": ["title", "url", "content"],
            },
        )
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: FlatPage | None = None) -> list[str]:
        """The pages in the menu stay where they are."""
        return ["url"] if obj and obj.url in IN_MENU else []

    def has_delete_permission(self, request: HttpRequest, obj: FlatPage | None = None) -> bool:
        """The pages in the menu stay."""
        return super().has_delete_permission(request, obj) and not (obj and obj.url in IN_MENU)

    def view_on_site(self, page: FlatPage) -> str:
        """Its own path: Django would take the host from the table of sites."""
        return page.url

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.sites.set([settings.SITE_ID])
