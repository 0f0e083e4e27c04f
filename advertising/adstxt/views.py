"""ads.txt, for programs that buy advertising space."""

from django.http import HttpRequest, HttpResponse

from advertising.models import AdsTxt
from pagecache.public_page import public_page


@public_page
def ads_txt(request: HttpRequest) -> HttpResponse:
    """Who may sell space on the site; where nobody is named, that nobody but the paper may."""
    sellers = AdsTxt.objects.first() or AdsTxt()
    return HttpResponse(sellers.file, content_type="text/plain; charset=utf-8")
