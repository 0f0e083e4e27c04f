"""There is one section of a name, however it is spelt."""

from django.db import migrations

import plaintext.names


class Migration(migrations.Migration):
    # Apart from the one before: PostgreSQL does not change a table in the transaction that has filled it.
    dependencies = [("sections", "0003_keys_of_sections")]

    operations = [
        migrations.AlterField("section", "name_key", plaintext.names.NameKeyField(unique=True)),
    ]
