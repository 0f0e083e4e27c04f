import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import images.facts
import images.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows, for readers who cannot see it: “A fisherman mends a net on the quay at dawn”. Not the caption, and never “picture of”.",
                        max_length=500,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="Only for ornaments that tell nothing, such as a pattern: screen readers pass over them.",
                        verbose_name="decorative",
                    ),
                ),
                (
                    "caption",
                    models.TextField(
                        blank=True,
                        help_text="Printed under the picture: who, what, where and when. A story may print another one.",
                        max_length=2000,
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Printed after the caption: “Mindanao Examiner Photo - Tala Mercadejas”. Left empty when a picture is added, it is taken from the file where the photographer wrote it there.",
                        max_length=200,
                    ),
                ),
                (
                    "licence_ends_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day on which we may show it. Leave it empty for our own pictures.",
                        null=True,
                    ),
                ),
                (
                    "focal_x",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="In per cent. What lies here stays in view however the picture is cut: 0 is the left edge.",
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point, from the left",
                    ),
                ),
                (
                    "focal_y",
                    models.PositiveSmallIntegerField(
                        default=50,
                        help_text="In per cent: 0 is the upper edge, 100 the lower.",
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point, from the top",
                    ),
                ),
                ("original", models.FileField(editable=False, storage=images.models.originals, upload_to="")),
                ("key", models.CharField(editable=False, max_length=20, unique=True)),
                ("width", models.PositiveIntegerField(editable=False)),
                ("height", models.PositiveIntegerField(editable=False)),
                ("tone", models.CharField(editable=False, max_length=3)),
                ("perceptual_hash", models.CharField(blank=True, editable=False, max_length=16)),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "looks_like",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "ordering": ["-uploaded_at", "-pk"],
            },
            bases=(images.facts.HasRenditions, models.Model),
        ),
    ]
