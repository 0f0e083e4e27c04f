"""There is one tag of a name, however it is spelt."""

from django.db import migrations

import plaintext.names


class Migration(migrations.Migration):
    # Apart from the one before: PostgreSQL does not change a table in the transaction that has filled it.
    dependencies = [("articles", "0002_keys_of_tags")]

    operations = [
        migrations.AlterField("tag", "name_key", plaintext.names.NameKeyField(unique=True)),
    ]
