import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_initial"),
        ("people", "0001_initial"),
        ("sections", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Layout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="From when readers see it. Empty: at once, when you save. To prepare the page for tomorrow at six, type that moment and choose “Save as another layout”.",
                        null=True,
                        verbose_name="takes over",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="What it is for; only the desk sees it: “Election night”.",
                        max_length=200,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "past_of",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="past",
                        to="frontpage.layout",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="layouts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        help_text="The page that is laid out. It cannot be changed later.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="layouts",
                        to="sections.section",
                        verbose_name="front",
                    ),
                ),
            ],
            options={
                "ordering": ["section__position", "-starts_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("past_of", None)),
                        fields=["section", "-starts_at", "-id"],
                        name="layout_in_force",
                    ),
                    models.Index(fields=["section", "-saved_at", "-id"], name="layouts_in_history"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "place",
                    models.CharField(
                        choices=[("top", "Top"), ("latest", "Latest"), ("block", "A section's block")],
                        default="top",
                        max_length=10,
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("pin", "This story"),
                            ("newest", "The newest"),
                            ("section", "Newest of a section"),
                            ("tag", "Newest under a tag"),
                            ("most_read", "Most read since yesterday"),
                        ],
                        default="pin",
                        max_length=10,
                        verbose_name="shows",
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "layout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="frontpage.layout",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="sections.section",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="articles.article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slots",
                        to="articles.tag",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("starts_at__isnull", False)),
                        fields=["starts_at"],
                        name="starting_slots",
                    ),
                    models.Index(
                        condition=models.Q(("ends_at__isnull", False)),
                        fields=["ends_at"],
                        name="ending_slots",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", "pin"), _negated=True),
                            ("story__isnull", False),
                            _connector="OR",
                        ),
                        name="a_pin_holds_a_story",
                        violation_error_message="Choose the story that is pinned here.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("rule", "section"), _negated=True),
                                models.Q(("place", "block"), _negated=True),
                            ),
                            ("section__isnull", False),
                            _connector="OR",
                        ),
                        name="a_section_is_named",
                        violation_error_message="Choose the section.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", "tag"), _negated=True), ("tag__isnull", False), _connector="OR"
                        ),
                        name="a_tag_is_named",
                        violation_error_message="Choose the tag.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at", None),
                            ("ends_at", None),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="a_slot_ends_after_it_starts",
                        violation_error_message="A slot ends after it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BreakingNews",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        help_text="One plain sentence: “Signal no. 3 is up in Zamboanga City.” The newest line that runs is shown.",
                        max_length=140,
                    ),
                ),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="from")),
                (
                    "ends_at",
                    models.DateTimeField(
                        help_text="It disappears by itself at this moment, to the second.",
                        verbose_name="until",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where the line leads. It shows only while readers may see that story.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaking",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "breaking news",
                "verbose_name_plural": "breaking news",
                "ordering": ["-starts_at", "-pk"],
                "indexes": [
                    models.Index(fields=["starts_at"], name="starting_breaking_news"),
                    models.Index(fields=["ends_at"], name="ending_breaking_news"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="breaking_news_ends",
                        violation_error_message="It ends after it starts.",
                    )
                ],
            },
        ),
    ]
