"""People carry the key of their name."""

from django.db import migrations

import plaintext.names


def fill(apps, schema_editor):
    """Works out the keys of the rows that are there; what had to be renamed is printed."""
    rows = apps.get_model("people", "Person").objects.order_by("pk")
    for sentence in plaintext.names.fill_keys(rows.iterator(), are_unique=False):
        print(f"\n  Person: {sentence}")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_the_roles")]

    operations = [
        migrations.AddField(
            "person",
            "name_key",
            plaintext.names.NameKeyField(db_index=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
