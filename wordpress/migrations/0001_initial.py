import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_initial"),
        ("flatpages", "0001_initial"),
        ("images", "0002_initial"),
        ("people", "0001_initial"),
        ("sections", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "site",
                    models.CharField(
                        help_text="The old site's host and path, without “www.”.", max_length=200
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("story", "Story"),
                            ("page", "Page"),
                            ("picture", "Picture"),
                            ("person", "Person"),
                            ("section", "Section"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "wordpress_id",
                    models.CharField(
                        help_text="The number of a post, page or attachment; a login; a category's slug.",
                        max_length=200,
                    ),
                ),
                (
                    "path",
                    models.CharField(
                        blank=True,
                        help_text="Of a picture: where its file lay below wp-content/uploads/.",
                        max_length=500,
                    ),
                ),
                ("imported_at", models.DateTimeField(auto_now_add=True)),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="flatpages.flatpage",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="images.image",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="sections.section",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["wordpress_id"], name="imported_by_number"),
                    models.Index(fields=["path"], name="imported_by_path"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "kind", "wordpress_id"), name="imported_once")
                ],
            },
        ),
    ]
