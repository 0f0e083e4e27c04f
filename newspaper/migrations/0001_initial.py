import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Newspaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(default="The Mindanao Examiner Regional Newspaper", max_length=120),
                ),
                (
                    "short_name",
                    models.CharField(
                        default="Mindanao Examiner",
                        help_text="On the bar of a small screen and in feeds.",
                        max_length=40,
                    ),
                ),
                (
                    "tagline",
                    models.CharField(
                        blank=True,
                        help_text="Under the name on wide screens, for example “Zamboanga City and Davao, since 2006”.",
                        max_length=160,
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="One or two sentences for search engines and feeds.",
                        max_length=300,
                    ),
                ),
                (
                    "founded",
                    models.PositiveSmallIntegerField(
                        default=2006,
                        validators=[
                            django.core.validators.MinValueValidator(1600),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="founded in",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Where letters from the contact page are mailed. Never shown.",
                        max_length=254,
                        verbose_name="letters go to",
                    ),
                ),
                ("facebook", models.URLField(blank=True, verbose_name="Facebook")),
                ("x", models.URLField(blank=True, verbose_name="X")),
                ("youtube", models.URLField(blank=True, verbose_name="YouTube")),
                ("blog", models.URLField(blank=True, verbose_name="Blog")),
                (
                    "is_without_advertisements",
                    models.BooleanField(
                        default=False,
                        help_text="Takes every advertisement off the website at once, until the tick is gone.",
                        verbose_name="emergency: no advertisements",
                    ),
                ),
            ],
            options={
                "verbose_name": "newspaper",
                "verbose_name_plural": "the newspaper",
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mailing_since", models.DateTimeField(blank=True, editable=False, null=True)),
                ("mailed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("news", "A story or a tip"),
                            ("letter", "A letter to the editor"),
                            ("correction", "A mistake in the paper"),
                            ("advertising", "Advertising"),
                            ("other", "Something else"),
                        ],
                        default="news",
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("text", models.TextField(max_length=10000, verbose_name="letter")),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                (
                    "is_answered",
                    models.BooleanField(
                        default=False,
                        help_text="Tick it when somebody has answered or nothing is left to do.",
                        verbose_name="answered",
                    ),
                ),
                ("network", models.CharField(editable=False, max_length=32)),
            ],
            options={
                "ordering": ["-received_at"],
                "indexes": [
                    models.Index(fields=["network", "received_at"], name="letters_from_one_network"),
                    models.Index(fields=["received_at"], name="letters_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(help_text="For example “Zamboanga City”.", max_length=80)),
                ("address", models.TextField(blank=True, help_text="One line per line, as on an envelope.")),
                (
                    "telephones",
                    models.TextField(
                        blank=True,
                        help_text="One number per line with its area code, and a word on what it is for: “(062) 955 0000 advertising”. Readers tap a number to call it.",
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True, help_text="For example “Monday to Saturday, 8 to 5”.", max_length=120
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest stands first.", verbose_name="order"
                    ),
                ),
                (
                    "newspaper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offices",
                        to="newspaper.newspaper",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "name"],
            },
        ),
    ]
