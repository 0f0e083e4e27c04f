"""The newsroom's roles, as groups; what each may do is in people/permissions.py."""

from django.db import migrations

ROLES = ["Reporter", "Sub-editor", "Editor", "Advertising", "Publisher"]


def add_roles(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.using(schema_editor.connection.alias).get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(add_roles, migrations.RunPython.noop)]
