"""The About pages, and the letter form."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from newspaper.context import the_newspaper
from newspaper.form_origin import same_site_forms
from newspaper.forms import LetterForm
from newspaper.letters import LETTERS
from newspaper.models import Letter
from newspaper.pages import CONTACT, AboutPage, about_page
from newspaper.rate_limit import RateLimited, client_network, store_submission
from pagecache.public_page import public_page


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One About page; an empty one is a page too."""
    about = about_page(f"/about/{slug}/")
    if about is None:
        raise Http404
    return render(request, "newspaper/page.html", {"page": about})


def _contact_page(request, form, status=200, **context):
    """The offices and the form, with what was typed in it."""
    context |= {"page": about_page(CONTACT) or AboutPage("Contact Us", CONTACT), "form": form}
    return render(request, "newspaper/contact.html", context, status=status)


def _not_from_here(request):
    """What another site's page sent: nothing is stored, and what was typed can be sent from here."""
    return never_cache(_contact_page)(request, LetterForm(request.POST), 403, is_foreign=True)


@never_cache
def _send(request):
    """Stores the letter, then has it mailed, then says thanks at an address that may be loaded again."""
    form = LetterForm(request.POST)
    if not form.is_valid():
        return _contact_page(request, form, 422)
    try:
        store_submission(form.instance, client_network(request))
    except RateLimited:
        response = _contact_page(request, form, 429, is_too_many=True)
        response.headers["Retry-After"] = "900"
        return response
    if the_newspaper().email:
        LETTERS.send_in_background()
    return redirect("newspaper:thanks", form.instance.pk)


@public_page(takes_forms=True)
@require_http_methods(["GET", "HEAD", "POST"])
@same_site_forms(refused=_not_from_here)
def contact(request: HttpRequest) -> HttpResponse:
    """Where the paper is, and a form to write to it."""
    return _send(request) if request.method == "POST" else _contact_page(request, LetterForm())


@require_safe
@never_cache
def thanks(request: HttpRequest, number: int) -> HttpResponse:
    """After a letter has arrived. The number is no secret: it leads to nothing but this sentence."""
    letter = get_object_or_404(Letter.objects.only("pk"), pk=number)
    return render(
        request, "newspaper/thanks.html", {"page": AboutPage("Thank you", CONTACT), "letter": letter}
    )
