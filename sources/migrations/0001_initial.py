import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="For example “Philippine Information Agency”.", max_length=120, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agency", "News agency"),
                            ("partner", "Partner newspaper or broadcaster"),
                            ("press_office", "Press office"),
                        ],
                        default="agency",
                        max_length=20,
                    ),
                ),
                (
                    "home_page",
                    models.URLField(blank=True, help_text="Linked from the source line under each story."),
                ),
                (
                    "credit_line",
                    models.CharField(
                        blank=True,
                        help_text="How they must be named, for example “Courtesy of the PIA”.",
                        max_length=200,
                    ),
                ),
                (
                    "corrections_to",
                    models.EmailField(
                        blank=True,
                        help_text="Whom we write to when a story of ours that they carry is corrected. Never shown to readers.",
                        max_length=254,
                        verbose_name="corrections go to",
                    ),
                ),
                (
                    "headline_suffix",
                    models.CharField(
                        blank=True,
                        help_text="Printed after the headline: “CNN” makes “… protecting them – CNN”.",
                        max_length=40,
                    ),
                ),
                (
                    "told",
                    models.CharField(
                        choices=[
                            ("canonical", "The original is theirs (canonical link to the original)"),
                            ("noindex", "Do not list our copy (noindex)"),
                            ("ours", "List our copy as our own"),
                        ],
                        default="canonical",
                        help_text="A canonical link needs the story's original address; without one our copy is listed as ours.",
                        max_length=10,
                        verbose_name="search engines are told",
                    ),
                ),
                (
                    "is_in_news_sitemap",
                    models.BooleanField(
                        default=False,
                        help_text="Google News wants original reporting: rarely yes.",
                        verbose_name="in the news sitemap",
                    ),
                ),
                ("is_in_trending", models.BooleanField(default=True, verbose_name="may be trending")),
                (
                    "delay_hours",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="How long after its original publication we may publish. 0: at once.",
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="delay (hours)",
                    ),
                ),
                (
                    "licence_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="How many days we may keep a story after publishing it; then its page says where the original is. Empty: for ever.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30000),
                        ],
                        verbose_name="licence (days)",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
    ]
