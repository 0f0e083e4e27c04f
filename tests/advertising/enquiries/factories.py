"""What advertisers ask, and the files they send."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from advertising.enquiries.receiving import ENQUIRIES
from advertising.models import Enquiry
from tests.advertising.quotes.factories import ADVERTISER, stamp

QUESTION = ADVERTISER | {"about": "Half page", "text": "Is page 3 free in June?"}


def picture(kind):
    """The bytes of a small picture, as Pillow writes it."""
    file = io.BytesIO()
    Pillow.new("RGB", (4, 4)).save(file, kind)
    return file.getvalue()


PDF = b"%PDF-1.7\n%%EOF"


def upload(content=PDF, name="half-page.pdf"):
    return SimpleUploadedFile(name, content)


def ask(client, headers=None, **changes):
    """Posts the form as a browser on our own page does."""
    sent = QUESTION | {"shown": stamp(), "second_line": "", "came_from": ""} | changes
    return client.post(
        reverse("advertising:enquiry"), sent, headers=headers or {"Sec-Fetch-Site": "same-origin"}
    )


def make_enquiry(**fields):
    return Enquiry.objects.create(**QUESTION | {"network": "0" * 32} | fields)


def mail_all():
    return ENQUIRIES.send_pending(at_most=None)
