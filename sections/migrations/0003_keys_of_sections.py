"""Sections carry the key of their name."""

from django.db import migrations

import plaintext.names


def fill(apps, schema_editor):
    """Works out the keys of the rows that are there; what had to be renamed is printed."""
    rows = apps.get_model("sections", "Section").objects.order_by("pk")
    for sentence in plaintext.names.fill_keys(rows.iterator(), are_unique=True):
        print(f"\n  Section: {sentence}")


class Migration(migrations.Migration):
    dependencies = [("sections", "0002_the_sections")]

    operations = [
        migrations.AddField(
            "section", "name_key", plaintext.names.NameKeyField(default=""), preserve_default=False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
