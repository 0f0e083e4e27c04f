"""The edition that every paper has, and its ads.txt, empty but there."""

from django.db import migrations


def add_the_edition(apps, schema_editor):
    using = schema_editor.connection.alias
    apps.get_model("advertising", "Edition").objects.using(using).get_or_create(
        slug="regional", defaults={"name": "Regional edition", "position": 0}
    )
    apps.get_model("advertising", "AdsTxt").objects.using(using).get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("advertising", "0001_initial")]
    operations = [migrations.RunPython(add_the_edition, migrations.RunPython.noop)]
