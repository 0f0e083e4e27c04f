"""Choosing a picture while writing: the windows and the upload that CKEditor 4 opens.

Its protocols are those of its file browser and its upload adapters
(https://ckeditor.com/docs/ckeditor4/latest/guide/dev_file_browser_api.html and dev_file_upload.html).
"""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from images import storage
from images.changelist import ShortPaginator
from images.elsewhere import picture_at
from images.library import Refused, add_picture
from images.models import PASTED, Image

PER_PAGE = 24


@require_safe
@never_cache
@permission_required("images.view_image", raise_exception=True)
def browse(request: HttpRequest) -> HttpResponse:
    """Shows the library as a window; a chosen picture is handed to the editor that opened it."""
    words = request.GET.get("q", "")[:200]
    number = request.GET.get("CKEditorFuncNum", "")
    context = admin.site.each_context(request) | {
        "title": "Choose a picture",
        "page": ShortPaginator(Image.objects.search(words), PER_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "function": number if number.isascii() and number.isdigit() else "",
        "is_popup": True,
    }
    return render(request, "images/browse.html", context)


@never_cache
def upload(request: HttpRequest) -> JsonResponse:
    """Takes a picture dropped into a body, or sent from the editor's dialog; answers in CKEditor's JSON.

    A pasted text's pictures are named by their `address` on another site, or come as files with `pasted`. The sentence
    in the answer is for whoever pasted, or names what an editor may not expect of the picture.
    """
    file, address = request.FILES.get("upload"), request.POST.get("address", "")
    if not request.user.has_perm("images.add_image"):
        return _refusal("You may not add pictures. Ask an editor.", status=403)
    if file is None and not address:
        return _refusal("No picture arrived. Send it again.")
    is_pasted = "pasted" in request.POST or file is None
    try:
        if file is None:
            image = picture_at(address, by=request.user)
        elif is_pasted:
            image = add_picture(file, by=request.user, is_copy=True, came_from=PASTED)
        else:
            image = add_picture(file, by=request.user)
    except Refused as refusal:
        return _refusal(refusal.messages[0])
    answer = {"uploaded": 1, "fileName": file.name if file else image.key, "url": image.body_url}
    if is_pasted:
        answer |= dict(zip(("width", "height"), image.body_size, strict=True))
    if sentence := " ".join(filter(None, (_credit_of(image) if is_pasted else "", image.standing_still))):
        answer["sentence"] = sentence
    return JsonResponse(answer)


def _credit_of(image: Image) -> str:
    credit = f"credit: {image.credit}" if image.credit else "from another site, credit?"
    return f"A pasted picture is in the library now ({credit})."


def _refusal(sentence: str, status: int = 200) -> JsonResponse:
    # CKEditor shows its own vague words for any other status than 200.
    return JsonResponse({"uploaded": 0, "error": {"message": sentence}}, status=status)


@require_safe
@never_cache
@permission_required("images.view_image", raise_exception=True)
def original(request: HttpRequest, pk: int) -> FileResponse:
    """Sends the file as it was sent in, as a download; for print, and never for readers."""
    image = get_object_or_404(Image, pk=pk)
    file = storage.original_path(image.original.name).open("rb")
    name = image.original.name.rpartition("/")[2]
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
