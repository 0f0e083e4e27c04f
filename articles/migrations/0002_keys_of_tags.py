"""Tags carry the key of their name, and have other names."""

import django.db.models.deletion
from django.db import migrations, models

import plaintext.names


def fill(apps, schema_editor):
    """Works out the keys of the rows that are there; what had to be renamed is printed."""
    rows = apps.get_model("articles", "Tag").objects.order_by("pk")
    for sentence in plaintext.names.fill_keys(rows.iterator(), are_unique=True):
        print(f"\n  Tag: {sentence}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.AddField(
            "tag", "name_key", plaintext.names.NameKeyField(default=""), preserve_default=False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.CreateModel(
            name="TagSynonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="another name")),
                ("name_key", plaintext.names.NameKeyField(unique=True)),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="synonyms",
                        to="articles.tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name of a tag",
                "verbose_name_plural": "other names",
                "ordering": ["name"],
            },
        ),
    ]
