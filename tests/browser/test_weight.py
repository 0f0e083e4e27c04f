"""What a first view costs a reader who pays by the megabyte."""

import datetime as dt
import gzip
import io
import random
import string
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow

from images.library import add_picture
from sections.models import Section
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KB = 1_000
PICTURES = ("vintas-17", "market-33", "stilts-31", "volcano-24", "coffee-61", "jeepneys-22")
GRAIN = (
    100  # with a tenth of it, 640 pixels of them weigh as much as those of a grainy photograph, 25 KB each
)


def words(chance, count):
    """Words of no language, which compress worse than any."""
    return " ".join(
        "".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 9))) for _ in range(count)
    )


def pictures():
    """The demo's, as large and as grainy as photographs."""
    for name in PICTURES:
        file = io.BytesIO()
        with Pillow.open(Path(settings.BASE_DIR) / "demo" / "pictures" / f"{name}.webp") as picture:
            large = picture.convert("RGB").resize((1600, 1067), Pillow.Resampling.LANCZOS)
        grain = Pillow.effect_noise(large.size, GRAIN).convert("RGB")
        Pillow.blend(large, grain, 0.1).save(file, "JPEG", quality=92)
        yield add_picture(ContentFile(file.getvalue(), f"{name}.jpg"), alt_text="A drawing")


@pytest.fixture
def full_paper(transactional_db):
    """Five stories with pictures in every section, newest first, each of 700 words."""
    chance, drawn = random.Random(20150921), list(pictures())
    moments = (timezone.now() - dt.timedelta(hours=n) for n in range(1, 1_000))
    for place in Section.objects.all():
        for _ in range(5):
            story = make_article(
                words(chance, 9).capitalize(),
                section=place,
                standfirst=words(chance, 25),
                body="".join(f"<p>{words(chance, 50)}</p>" for _ in range(14)),
                by=[words(chance, 2).title()],
                lead_picture=chance.choice(drawn),
                published_at=next(moments),
            )
    return story


def loaded(context, address):
    """Every answer that a first view of the page needed, before any scrolling."""
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return answers


def compressed(answers):
    """Bytes by type of file, compressed as they travel (pictures already are)."""
    weights = {}
    for answer in answers:
        kind, body = answer.request.resource_type, answer.body()
        weights.setdefault(kind, []).append(len(body if kind == "image" else gzip.compress(body)))
    return weights


def test_a_first_view_is_light_and_its_pictures_fit_the_phone(at_home, phone, full_paper):
    for path, most in (("/", 60), ("/section/mindanao/", 60), (full_paper.get_absolute_url(), 45)):
        weights = compressed(loaded(phone, at_home + path))
        images = weights.pop("image")
        assert sum(map(sum, weights.values())) <= most * KB, (path, weights)
        assert len(weights["stylesheet"]) <= 2, path
        assert len(weights.get("script", [])) <= 2, path
        assert images, path
        assert sum(images) <= 250 * KB, (path, images)
