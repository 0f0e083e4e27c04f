import re

from django.db import migrations

PICTURE = re.compile(r"pictures/([0-9a-f]{20})/[a-z0-9-]{1,60}\.(?:avif|jpg)")


def note(apps, schema_editor):
    """Which pictures the stories show that were there before."""
    Article = apps.get_model("articles", "Article")
    Illustration = apps.get_model("articles", "Illustration")
    Image = apps.get_model("images", "Image")
    ids = dict(Image.objects.values_list("key", "pk"))
    columns = ("pk", "lead_picture", "body", "live_from", "live_until")
    rows = []
    for pk, lead, body, live_from, live_until in Article.objects.values_list(*columns).iterator(
        chunk_size=500
    ):
        uses = {(ids[key], "body") for key in PICTURE.findall(body) if key in ids}
        uses |= {(lead, "lead")} if lead else set()
        rows += [
            Illustration(
                article_id=pk, image_id=image, place=place, live_from=live_from, live_until=live_until
            )
            for image, place in uses
        ]
        if len(rows) > 1_000:
            Illustration.objects.bulk_create(rows)
            rows = []
    Illustration.objects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_illustrations")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
