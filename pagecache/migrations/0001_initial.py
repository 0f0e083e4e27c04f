from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ContentChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="FlushedFile",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("flushed_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="VisibilityWindow",
            fields=[
                ("dependency", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("opens", models.DateTimeField(null=True)),
                ("closes", models.DateTimeField(null=True)),
            ],
        ),
    ]
