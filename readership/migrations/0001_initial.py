import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DailyViews",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("views", models.PositiveIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="daily_views",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "daily views",
                "indexes": [models.Index(fields=["day", "-views"], name="most_viewed_of_a_day")],
                "constraints": [models.UniqueConstraint(fields=("article", "day"), name="one_count_per_day")],
            },
        ),
    ]
