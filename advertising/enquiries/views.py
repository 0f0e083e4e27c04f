"""Asking the advertising desk."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from advertising.enquiries.artwork import limits_upload_size
from advertising.enquiries.forms import EnquiryForm
from advertising.enquiries.receiving import ENQUIRIES, receive_enquiry
from advertising.models import Enquiry
from newspaper.form_origin import same_site_forms
from newspaper.pages import AboutPage
from newspaper.rate_limit import RateLimited, client_network


def _form_page(request: HttpRequest, form: forms.Form, status: int = 200, **context: object) -> HttpResponse:
    """The form, with what was typed in it; a file has to be chosen again."""
    context |= {"page": AboutPage("Ask about an advertisement", request.path), "form": form}
    return render(request, "advertising/enquiries/form.html", context, status=status)


def _filled(request: HttpRequest) -> EnquiryForm:
    return EnquiryForm(request.POST, request.FILES, has_too_large_a_file=request.has_too_large_a_file)


def _not_from_here(request: HttpRequest) -> HttpResponse:
    return never_cache(_form_page)(request, _filled(request), 403, is_foreign=True)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limits_upload_size
@same_site_forms(refused=_not_from_here)
def ask(request: HttpRequest) -> HttpResponse:
    """A question to the desk, with artwork where there is some."""
    if request.method != "POST":
        return _form_page(request, EnquiryForm(initial=request.GET.dict()))
    form = _filled(request)
    if not form.is_valid():
        return _form_page(request, form, 422)
    try:
        receive_enquiry(form.instance, form.cleaned_data["artwork"], client_network(request))
    except RateLimited:
        response = _form_page(request, form, 429, is_too_many=True)
        response.headers["Retry-After"] = "900"
        return response
    ENQUIRIES.send_in_background()
    return redirect("advertising:enquiry-thanks", form.instance.pk)


@require_safe
@never_cache
def thanks(request: HttpRequest, number: int) -> HttpResponse:
    """After an enquiry has arrived. The number is no secret: it leads to nothing but this sentence."""
    enquiry = get_object_or_404(Enquiry.objects.only("pk"), pk=number)
    page = AboutPage("Thank you", request.path)
    return render(request, "advertising/enquiries/thanks.html", {"page": page, "enquiry": enquiry})
