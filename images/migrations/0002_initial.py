import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("images", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="image",
            name="uploaded_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(fields=["-uploaded_at", "-id"], name="images_newest_first"),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                condition=models.Q(("licence_ends_on__isnull", False)),
                fields=["licence_ends_on"],
                name="picture_licences",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("focal_x__lte", 100)),
                name="focal_x_is_per_cent",
                violation_error_message="The focal point from the left is a number from 0 to 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("focal_y__lte", 100)),
                name="focal_y_is_per_cent",
                violation_error_message="The focal point from the top is a number from 0 to 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_decorative", False), ("alt_text", ""), _connector="OR"),
                name="decorative_pictures_say_nothing",
                violation_error_message="A decorative picture has no alternative text: clear it, or untick “decorative”.",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("height__gt", 0), ("width__gt", 0)),
                name="picture_has_a_size",
                violation_error_message="A picture is at least one pixel wide and high.",
            ),
        ),
    ]
