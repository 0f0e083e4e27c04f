from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="Its front is /section/this-address/, where readers' bookmarks lead: do not change it lightly.",
                        max_length=60,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="One sentence under the name, also shown by search engines.",
                        max_length=300,
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Small numbers come first, in the menu and on the front page."
                    ),
                ),
                (
                    "is_in_menu",
                    models.BooleanField(
                        default=True,
                        help_text="Also gives the section its block on the front page.",
                        verbose_name="in the primary menu",
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        choices=[
                            ("lagoon", "Lagoon"),
                            ("sea", "Sea blue"),
                            ("forest", "Forest"),
                            ("moss", "Moss"),
                            ("gold", "Gold"),
                            ("amber", "Amber"),
                            ("clay", "Clay"),
                            ("rose", "Rose"),
                            ("plum", "Plum"),
                            ("indigo", "Indigo"),
                            ("stone", "Stone"),
                        ],
                        default="lagoon",
                        help_text="The colour of its label and rule.",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "name"],
            },
        ),
    ]
