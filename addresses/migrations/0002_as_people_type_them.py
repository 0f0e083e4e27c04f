"""Addresses are found by their keys, and Django's own redirects come in."""

from urllib.parse import unquote

from django.db import migrations, models
from django.utils import timezone

from addresses.spelling import LONGEST, key_of, path_of

TABLE = "django_redirect"


def take_over(apps, editor):
    """The rows of django.contrib.redirects, which is no longer installed, and its empty table goes."""
    connection = editor.connection
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT old_path, new_path FROM django_redirect ORDER BY id")
        rows = {
            path_of(unquote(old))[:LONGEST]: new and path_of(unquote(new)) for old, new in cursor.fetchall()
        }
    now = timezone.now()
    Address = apps.get_model("addresses", "Address")
    Address.objects.using(connection.alias).bulk_create(
        (
            # A story left "/old/" to "/new/"; whatever else is there, somebody has written.
            Address(path=old, key=key_of(old), leads_to=new, is_by_hand=new.count("/") != 2, left_at=now)
            for old, new in rows.items()
            if old != new
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
    editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("addresses", "0001_initial")]

    operations = [
        migrations.RemoveIndex("address", "addresses_by_key"),
        migrations.AlterField(
            "address", "key", models.CharField(db_index=True, editable=False, max_length=LONGEST)
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True),
    ]
