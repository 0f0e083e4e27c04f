import django.core.validators
import django.utils.timezone
from django.db import migrations, models

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
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "picture",
                "ordering": ["-uploaded_at", "-pk"],
                "indexes": [models.Index(fields=["-uploaded_at", "-id"], name="images_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("focal_x__lte", 100)),
                        name="focal_x_is_per_cent",
                        violation_error_message="The focal point from the left is a number from 0 to 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("focal_y__lte", 100)),
                        name="focal_y_is_per_cent",
                        violation_error_message="The focal point from the top is a number from 0 to 100.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_decorative", False), ("alt_text", ""), _connector="OR"),
                        name="decorative_pictures_say_nothing",
                        violation_error_message="A decorative picture has no alternative text: clear it, or untick “decorative”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("height__gt", 0), ("width__gt", 0)),
                        name="picture_has_a_size",
                        violation_error_message="A picture is at least one pixel wide and high.",
                    ),
                ],
            },
        ),
    ]
