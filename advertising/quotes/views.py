"""Asking for a quote, and the page on which it is read and accepted."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from advertising.models import Quote
from advertising.pdf import pdf_response
from advertising.quotes import document
from advertising.quotes.forms import AcceptForm, QuoteForm
from advertising.quotes.issuing import QUOTES, issue
from advertising.quotes.models import last_day
from advertising.rates.calculator import Calculation
from advertising.rates.views import current_card
from advertising.secret_addresses import secret_address
from newspaper.context import the_newspaper
from newspaper.form_origin import same_site_forms
from newspaper.pages import AboutPage
from newspaper.rate_limit import RateLimited, client_network


def _form_page(
    request: HttpRequest, slug: str, form: forms.Form, status: int = 200, **context: object
) -> HttpResponse:
    """The price that the address asks for and the form, with what was typed; without a price, the calculator."""
    card = current_card(slug)
    calculation = Calculation(card, request.GET)
    if calculation.price is None:
        return redirect(f"{reverse('advertising:price', args=[slug])}?{request.GET.urlencode()}")
    page = AboutPage("Ask for a quote", request.path)
    until = last_day(card, timezone.localdate())
    context |= {"page": page, "card": card, "calculation": calculation, "form": form, "until": until}
    return render(request, "advertising/quotes/form.html", context, status=status)


def _not_from_here(request: HttpRequest, slug: str) -> HttpResponse:
    return never_cache(_form_page)(request, slug, QuoteForm(request.POST), 403, is_foreign=True)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@same_site_forms(refused=_not_from_here)
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A form to have the calculation of this address mailed as a quote."""
    if request.method != "POST":
        return _form_page(request, slug, QuoteForm())
    form, card = QuoteForm(request.POST), current_card(slug)
    calculation = Calculation(card, request.GET)
    if calculation.price is None or not form.is_valid():
        return _form_page(request, slug, form, 422)
    try:
        quote = issue(form.instance, card, calculation, client_network(request))
    except RateLimited:
        response = _form_page(request, slug, form, 429, is_too_many=True)
        response.headers["Retry-After"] = "900"
        return response
    QUOTES.send_in_background()
    return redirect("advertising:quote-asked", quote.year, quote.serial)


@require_safe
@never_cache
def asked(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    """After a quote was asked for. The number is no secret: it leads to nothing but this sentence."""
    quote = get_object_or_404(Quote.objects.only("year", "serial"), year=year, serial=serial)
    page = AboutPage("Your quote is on its way", request.path)
    return render(request, "advertising/quotes/asked.html", {"page": page, "quote": quote})


def _find(token: str) -> Quote:
    return get_object_or_404(Quote.objects.prefetch_related("lines"), token=token)


# Whoever knows the address may accept, from wherever it was opened: a second secret would guard nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@secret_address
def quote(request: HttpRequest, token: str) -> HttpResponse:
    """A quote as its advertiser reads and accepts it."""
    found, form, status = _find(token), AcceptForm(request.POST or None), 200
    if request.method == "POST" and found.is_open:
        if form.is_valid():
            if found.accept(form.cleaned_data["name"]):
                QUOTES.send_in_background()
            return redirect(found)
        status = 422
    page = AboutPage(f"Quote {found}", found.get_absolute_url())
    context = {"page": page, "quote": found, "price": found.price, "form": form}
    return render(request, "advertising/quotes/quote.html", context, status=status)


@require_safe
@secret_address
def quote_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The quote as a PDF."""
    found = _find(token)
    return pdf_response(str(found), document.as_pdf(found, the_newspaper()))
