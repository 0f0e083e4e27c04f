from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("advertising", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Affiant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(default="Publisher", max_length=120, verbose_name="position")),
                (
                    "city",
                    models.CharField(
                        help_text="Where the affidavit is sworn: “Zamboanga City”.", max_length=120
                    ),
                ),
                (
                    "described_as",
                    models.CharField(
                        default="a newspaper of general circulation, published weekly",
                        help_text="As the affidavit says it: where it is published and circulates, and the order of accreditation (Presidential Decree 1079). To be confirmed by the publisher.",
                        max_length=240,
                        verbose_name="the newspaper is",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The first one is taken.", verbose_name="order"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NoticeKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="For example “Foreclosure sale”.", max_length=80, unique=True),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="In the address of its list: “foreclosure-sale”.", unique=True
                    ),
                ),
                (
                    "weeks",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Consecutive weeks in which it must run, once in each, where the court orders nothing else.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(52),
                        ],
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        help_text="The law or order that says so, with its section.",
                        max_length=240,
                        verbose_name="source of the rule",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="When the publisher, with a lawyer, confirmed the rule. Empty: nobody has yet.",
                        null=True,
                        verbose_name="confirmed by the publisher on",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest stands first.", verbose_name="order"
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of notice",
                "verbose_name_plural": "kinds of notices",
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(editable=False)),
                ("serial", models.PositiveIntegerField(editable=False)),
                ("title", models.CharField(help_text="As it stands above the notice.", max_length=200)),
                (
                    "text",
                    models.TextField(
                        help_text="Word for word as it was handed in. An empty line begins a paragraph.",
                        max_length=40000,
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        help_text="Who orders or attests it: the court with its branch, the sheriff, the notary public.",
                        max_length=200,
                        verbose_name="court or notary",
                    ),
                ),
                (
                    "case_number",
                    models.CharField(
                        blank=True,
                        help_text="Case, file or document number, as it stands in the notice.",
                        max_length=120,
                    ),
                ),
                (
                    "weeks",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Consecutive weeks in which it must run, once in each.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(52),
                        ],
                    ),
                ),
                (
                    "columns",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ]
                    ),
                ),
                (
                    "height",
                    models.DecimalField(
                        decimal_places=1,
                        help_text="In centimetres, set solid.",
                        max_digits=4,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.1"))],
                    ),
                ),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("live_until", models.DateTimeField(editable=False, null=True)),
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="advertising.lineitem",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="legalnotices.noticekind",
                    ),
                ),
            ],
            options={
                "verbose_name": "legal notice",
                "ordering": ["-year", "-serial"],
                "indexes": [
                    models.Index(fields=["live_from", "id"], name="newest_notices"),
                    models.Index(fields=["kind", "live_from", "id"], name="newest_notices_of_a_kind"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "serial"), name="notice_numbers_are_unique"),
                    models.CheckConstraint(
                        condition=models.Q(("columns__gte", 1), ("height__gt", 0)), name="notice_takes_space"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="legalnotices.notice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("word", "notice"), name="word_once_in_a_notice")
                ],
            },
        ),
    ]
