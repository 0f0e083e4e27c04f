"""Serving the pictures' files where no nginx stands before the paper: without a query, a session or a cookie."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from images import storage

HEADERS = {
    # The name changes whenever the picture does (its key is a hash, a crop's name holds its focal point).
    "Cache-Control": "public, max-age=31536000, immutable",
    # Opened by itself, a picture can run nothing, whatever a browser takes it for.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    # Feed readers show our pictures on pages of their own.
    "Cross-Origin-Resource-Policy": "cross-origin",
}
CONTENT_TYPES = {"avif": "image/avif", "jpg": "image/jpeg"}


@require_safe
def rendition(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Sends one file of a picture, or 404; 304 where the reader has it already."""
    found = storage.read(key, name)
    if found is None:
        return no_such_file(request)
    content, modified = found
    etag = f'"{key}-{name}-{modified}"'
    response = HttpResponse(content, content_type=CONTENT_TYPES[name.rpartition(".")[2]])
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response = get_conditional_response(request, etag=etag, last_modified=modified, response=response)
    for header, value in HEADERS.items():  # on a 304 too
        response[header] = value
    return response


def no_such_file(request: HttpRequest) -> HttpResponse:
    """Answers 404 without the paper's own page: nobody looks at one where a picture should be."""
    return HttpResponseNotFound("There is no such picture.\n", content_type="text/plain; charset=utf-8")
