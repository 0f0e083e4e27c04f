from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import advertising.adstxt.format
import advertising.banners.models
import advertising.enquiries.models
import advertising.overlap
import advertising.quotes.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("images", "0001_initial"),
        ("people", "0001_initial"),
        ("sections", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdsTxt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="One seller a line, as the advertising system gives it to you: “example.com, 12345, DIRECT, f08c47fec0942fa0”. After a # stands a note. Empty: the file says that nobody but us sells our space, so that nobody can pretend to.",
                        max_length=50000,
                        validators=[advertising.adstxt.format.validate_sellers],
                        verbose_name="ads.txt",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "ads.txt",
                "verbose_name_plural": "ads.txt",
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("company", models.CharField(blank=True, max_length=160)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("year", models.PositiveSmallIntegerField(editable=False)),
                ("serial", models.PositiveIntegerField(editable=False)),
                ("mailing_since", models.DateTimeField(blank=True, editable=False, null=True)),
                ("mailed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("rate_card_version", models.PositiveIntegerField(editable=False)),
                ("rate_card_name", models.CharField(editable=False, max_length=120)),
                ("what", models.CharField(editable=False, max_length=120)),
                ("asked", models.CharField(editable=False, max_length=1000, verbose_name="calculation")),
                ("issued_on", models.DateField(editable=False)),
                ("valid_until", models.DateField()),
                (
                    "currency",
                    models.CharField(
                        choices=[("PHP", "Philippine peso"), ("USD", "US dollar")],
                        editable=False,
                        max_length=3,
                    ),
                ),
                ("is_vat_included", models.BooleanField(editable=False)),
                ("vat_rate", models.DecimalField(decimal_places=2, editable=False, max_digits=5)),
                ("withholding_rate", models.DecimalField(decimal_places=2, editable=False, max_digits=5)),
                (
                    "net",
                    models.DecimalField(
                        decimal_places=2, editable=False, max_digits=14, verbose_name="price without tax"
                    ),
                ),
                (
                    "vat",
                    models.DecimalField(
                        decimal_places=2, editable=False, max_digits=14, verbose_name="value-added tax"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=advertising.quotes.models.new_token,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                ("accepted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("accepted_by", models.CharField(blank=True, editable=False, max_length=120)),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                ("network", models.CharField(blank=True, editable=False, max_length=32)),
            ],
            options={
                "ordering": ["-year", "-serial"],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
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
                        help_text="As on the certificate of candidacy; or a party.", max_length=120
                    ),
                ),
                (
                    "runs_for",
                    models.CharField(
                        blank=True,
                        help_text="For example “Mayor, Zamboanga City” or “Party list”.",
                        max_length=120,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "runs_for"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        django.db.models.functions.text.Lower("runs_for"),
                        name="candidates_are_listed_once",
                        violation_error_message="This candidate is on the list already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Creative",
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
                        help_text="For the desk: “Sea Breeze Pension, Christmas”.", max_length=120
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True, help_text="In the place of a picture, or under it.", max_length=60
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=140, verbose_name="text")),
                (
                    "link",
                    models.URLField(
                        help_text="The advertiser's own page.",
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="leads to",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="From the library; its alternative text is read to those who cannot see it. Moving pictures stand still, as their first picture.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="banners",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("picture__isnull", False),
                            models.Q(("headline", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="banner_shows_something",
                        violation_error_message="Choose a picture, or write a headline.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
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
                        help_text="For example “Regional edition” or “Davao”.", max_length=80, unique=True
                    ),
                ),
                ("slug", models.SlugField(help_text="In the address of its rates: “davao”.", unique=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="The smallest stands first; its card opens the page of rates.",
                        verbose_name="order",
                    ),
                ),
                (
                    "deadlines",
                    models.TextField(
                        blank=True,
                        help_text="When space is booked and material is in hand. One sentence per line.",
                    ),
                ),
                (
                    "material",
                    models.TextField(
                        blank=True,
                        help_text="Files, resolution, colours, size of the page. One sentence per line.",
                        verbose_name="material requirements",
                    ),
                ),
                (
                    "circulation",
                    models.PositiveIntegerField(blank=True, help_text="Copies of one issue.", null=True),
                ),
                (
                    "readership",
                    models.PositiveIntegerField(blank=True, help_text="Readers of one issue.", null=True),
                ),
                (
                    "counted_on",
                    models.DateField(
                        blank=True,
                        help_text="The day for which these figures hold; readers see it beside them.",
                        null=True,
                    ),
                ),
                (
                    "counted_by",
                    models.CharField(
                        blank=True,
                        help_text="Who counted: “printer's certificate”, “our own survey”.",
                        max_length=160,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("circulation", None), ("readership", None)),
                            ("counted_on__isnull", False),
                            _connector="OR",
                        ),
                        name="edition_figures_have_a_date",
                        violation_error_message="Say for which day the circulation and readership hold.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("company", models.CharField(blank=True, max_length=160)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("mailing_since", models.DateTimeField(blank=True, editable=False, null=True)),
                ("mailed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("about", models.CharField(blank=True, max_length=160)),
                ("text", models.TextField(max_length=10000, verbose_name="question")),
                (
                    "came_from",
                    models.CharField(
                        blank=True,
                        help_text="The calculation or page from which it was asked.",
                        max_length=1000,
                        verbose_name="calculation",
                    ),
                ),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                ("network", models.CharField(editable=False, max_length=32)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New, nobody has answered"),
                            ("talking", "In conversation"),
                            ("quoted", "Quoted"),
                            ("won", "Booked"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=20,
                    ),
                ),
                (
                    "next_step",
                    models.CharField(
                        blank=True, help_text="“Send the quote”, “call after lunch”.", max_length=200
                    ),
                ),
                ("next_step_on", models.DateField(blank=True, null=True, verbose_name="on")),
                ("notes", models.TextField(blank=True, help_text="For the desk only.")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who of us answers.",
                        limit_choices_to=models.Q(
                            ("groups__name", "Advertising"), ("is_superuser", True), _connector="OR"
                        ),
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="enquiries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "enquiries",
                "ordering": ["-received_at"],
                "indexes": [
                    models.Index(fields=["network", "received_at"], name="enquiries_from_one_network"),
                    models.Index(fields=["received_at"], name="enquiries_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Artwork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        editable=False,
                        max_length=200,
                        storage=advertising.enquiries.models.private_storage,
                        upload_to="",
                    ),
                ),
                ("name", models.CharField(editable=False, max_length=120, verbose_name="file name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("jpg", "JPEG"), ("png", "PNG"), ("tif", "TIFF")],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveIntegerField(editable=False)),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="artwork",
                        to="advertising.enquiry",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "artwork",
            },
        ),
        migrations.CreateModel(
            name="InsertionOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("company", models.CharField(blank=True, max_length=160)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("year", models.PositiveSmallIntegerField(editable=False)),
                ("serial", models.PositiveIntegerField(editable=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("booked", "Booked"), ("ran", "Has run"), ("cancelled", "Cancelled")],
                        default="booked",
                        max_length=20,
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[("PHP", "Philippine peso"), ("USD", "US dollar")],
                        default="PHP",
                        max_length=3,
                    ),
                ),
                ("sold_on", models.DateField(default=django.utils.timezone.localdate)),
                ("notes", models.TextField(blank=True, help_text="For the desk only.")),
                ("invoice_number", models.CharField(blank=True, max_length=40)),
                ("invoiced_on", models.DateField(blank=True, null=True)),
                (
                    "paid_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bank", "Bank transfer"),
                            ("gcash", "GCash"),
                            ("check", "Check"),
                            ("cash", "Cash"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "payment_reference",
                    models.CharField(
                        blank=True,
                        help_text="Of the bank or of GCash; the number of the check.",
                        max_length=80,
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True)),
                (
                    "sold_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="orders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quote",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="order",
                        to="advertising.quote",
                    ),
                ),
            ],
            options={
                "verbose_name": "order",
                "ordering": ["-year", "-serial"],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "serial"), name="order_numbers_are_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("invoice_number", ""), _negated=True),
                        fields=("invoice_number",),
                        name="invoice_numbers_are_unique",
                        violation_error_message="Another order has this invoice number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LineItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=120)),
                (
                    "detail",
                    models.TextField(
                        blank=True, help_text="Size, colour, position: how the price was worked out."
                    ),
                ),
                (
                    "net",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="price without tax"
                    ),
                ),
                (
                    "vat",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="value-added tax"
                    ),
                ),
                (
                    "material_due",
                    models.DateField(blank=True, help_text="When the material must be in hand.", null=True),
                ),
                ("proof_sent_on", models.DateField(blank=True, null=True)),
                ("proof_approved_on", models.DateField(blank=True, null=True)),
                (
                    "is_political",
                    models.BooleanField(
                        default=False,
                        help_text="It then names who paid for it, and its size and how often it runs are held against the law.",
                        verbose_name="political advertisement",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        blank=True,
                        help_text="Whole name of who pays.",
                        max_length=160,
                        verbose_name="paid for by",
                    ),
                ),
                (
                    "payer_address",
                    models.CharField(blank=True, max_length=240, verbose_name="payer's address"),
                ),
                (
                    "page_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Per cent: a quarter page is 25. Only of political advertisements in print.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.01")),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="part of a page",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        blank=True,
                        help_text="Or party: for whom it speaks. What runs for one candidate is counted together.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="advertising.candidate",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="advertising.edition",
                    ),
                ),
                (
                    "makes_good_for",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_good_by",
                        to="advertising.lineitem",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="advertising.insertionorder",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("net__gte", 0), ("vat__gte", 0)),
                        name="item_is_not_negative",
                        violation_error_message="A price cannot be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proof_approved_on", None), ("proof_sent_on__isnull", False), _connector="OR"
                        ),
                        name="item_proof_is_sent_before_it_is_approved",
                        violation_error_message="A proof is sent before it is approved.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_political", True),
                            models.Q(("candidate", None), ("payer", ""), ("payer_address", "")),
                            _connector="OR",
                        ),
                        name="item_of_a_candidate_is_political",
                        violation_error_message="What has a candidate or a payer is a political advertisement: tick it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                        help_text="For example “Back page”, “Left ear”, “Leaderboard”.", max_length=80
                    ),
                ),
                (
                    "is_on_the_web",
                    models.BooleanField(
                        default=False,
                        help_text="Sold for a number of days; in print, for one issue.",
                        verbose_name="on the website",
                    ),
                ),
                (
                    "slot",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leaderboard", "Leaderboard, above the page"),
                            ("rectangle", "Rectangle, beside the page"),
                            ("in-story", "In the story, below its text"),
                            ("footer", "Strip above the footer"),
                        ],
                        help_text="Whoever books this place has the slot alone: nobody else's banner runs there on those days. Empty for what is no slot, or one that several share.",
                        max_length=20,
                        verbose_name="slot of the website",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest stands first.", verbose_name="order"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="advertising.edition",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        help_text="The slot beside this section only. Empty: everywhere.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sections.section",
                    ),
                ),
            ],
            options={
                "ordering": ["edition__position", "is_on_the_web", "position", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "name"), name="place_once_in_an_edition"),
                    models.CheckConstraint(
                        condition=models.Q(("slot", ""), ("is_on_the_web", True), _connector="OR"),
                        name="place_in_a_slot_is_on_the_web",
                        violation_error_message="A slot is on the website: tick that, or leave the slot empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("section", None), models.Q(("slot", ""), _negated=True), _connector="OR"
                        ),
                        name="place_of_a_section_is_in_a_slot",
                        violation_error_message="Say which slot beside the section it is.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("section", None), models.Q(("slot", ""), _negated=True)),
                        fields=("slot",),
                        name="slot_is_one_place",
                        violation_error_message="Another place is this slot already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("slot", ""), _negated=True),
                        fields=("slot", "section"),
                        name="slot_beside_a_section_is_one_place",
                        violation_error_message="Another place is this slot beside this section already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Insertion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_day", models.DateField(verbose_name="issue or first day")),
                ("last_day", models.DateField(help_text="In print the day of the issue again.")),
                (
                    "page",
                    models.CharField(blank=True, help_text="Where it stood, once it has run.", max_length=20),
                ),
                (
                    "issue_number",
                    models.CharField(
                        blank=True,
                        help_text="Of the issue, once it has run: affidavits name it.",
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("ran", "Has run"),
                            ("failed", "Did not run as agreed"),
                        ],
                        default="booked",
                        max_length=20,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="insertions",
                        to="advertising.lineitem",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: any position. A place is booked once for an issue or a day.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="insertions",
                        to="advertising.place",
                    ),
                ),
            ],
            options={
                "ordering": ["first_day", "pk"],
                "indexes": [models.Index(fields=["first_day", "last_day"], name="insertions_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="insertion_ends_after_it_starts",
                        violation_error_message="An insertion cannot end before it starts.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slot",
                    models.CharField(
                        choices=[
                            ("leaderboard", "Leaderboard, above the page"),
                            ("rectangle", "Rectangle, beside the page"),
                            ("in-story", "In the story, below its text"),
                            ("footer", "Strip above the footer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="from")),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Midnight is the end of the day before. Empty: until it is switched off.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Beside others in the slot: 2 is shown twice as often as 1.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                    ),
                ),
                (
                    "device",
                    models.CharField(
                        choices=[
                            ("any", "Everywhere"),
                            ("phone", "Phones only"),
                            ("desk", "Wide screens only"),
                        ],
                        default="any",
                        max_length=10,
                    ),
                ),
                (
                    "daily_cap",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Impressions; it then rests until midnight.",
                        null=True,
                        verbose_name="most a day",
                    ),
                ),
                (
                    "total_cap",
                    models.PositiveIntegerField(
                        blank=True, help_text="Impressions.", null=True, verbose_name="most in all"
                    ),
                ),
                ("is_on", models.BooleanField(default=True, verbose_name="switched on")),
                ("full_until", models.DateTimeField(editable=False, null=True)),
                (
                    "token",
                    models.CharField(
                        default=advertising.banners.models.new_token,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "creative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="advertising.creative",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        help_text="The line of an order. Empty: our own, which fills the slot when nothing is sold there.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="advertising.lineitem",
                        verbose_name="sold as",
                    ),
                ),
                (
                    "sections",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Only beside these. None: everywhere.",
                        related_name="+",
                        to="sections.section",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at", None), ("ends_at__gt", models.F("starts_at")), _connector="OR"
                        ),
                        name="placement_ends_after_it_starts",
                        violation_error_message="A placement cannot end before it starts.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BannerDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("impressions", models.PositiveIntegerField(default=0)),
                ("clicks", models.PositiveIntegerField(default=0)),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="advertising.placement",
                    ),
                ),
            ],
            options={
                "ordering": ["day"],
                "constraints": [models.UniqueConstraint(fields=("placement", "day"), name="banner_day_once")],
            },
        ),
        migrations.CreateModel(
            name="QuoteLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=120)),
                ("how", models.CharField(blank=True, max_length=300)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="advertising.quote",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RateCard",
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
                        help_text="For example “Regional Advertising Rates 2027”.", max_length=120
                    ),
                ),
                ("valid_from", models.DateField(help_text="The first day on which these prices hold.")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True, help_text="The last day. Empty: until the next card begins.", null=True
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[("PHP", "Philippine peso"), ("USD", "US dollar")],
                        default="PHP",
                        max_length=3,
                    ),
                ),
                (
                    "vat_rate",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("12"),
                        help_text="Per cent, as the law has it while this card holds. Each price says whether it is included.",
                        max_digits=5,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="value-added tax",
                    ),
                ),
                (
                    "withholding_rate",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("2"),
                        help_text="Per cent of the price without tax that a company keeps back, giving BIR Form 2307 (RMC 63-2012). To be confirmed by the publisher's accountant.",
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="withheld by companies",
                    ),
                ),
                (
                    "columns",
                    models.PositiveSmallIntegerField(
                        default=6,
                        help_text="Of one page.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                    ),
                ),
                (
                    "column_width",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("48"),
                        help_text="Of one column, in millimetres.",
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(Decimal("1"))],
                    ),
                ),
                (
                    "gutter",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("4"),
                        help_text="Between two columns, in millimetres.",
                        max_digits=4,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                (
                    "page_height",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("520"),
                        help_text="Of the printed part of a page, in millimetres.",
                        max_digits=6,
                        validators=[django.core.validators.MinValueValidator(Decimal("10"))],
                    ),
                ),
                (
                    "legal_ceiling",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("80"),
                        help_text="Legal notices cost at most so many per cent of the commercial rate (Presidential Decree 1079; A.M. 01-1-07-SC). To be confirmed by the publisher.",
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="ceiling of legal notices",
                    ),
                ),
                (
                    "election_share",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("25"),
                        help_text="Per cent of a page: 25 in a broadsheet, 50 in a tabloid (Republic Act 9006, sec. 6). To be confirmed by the publisher.",
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="largest election advertisement",
                    ),
                ),
                (
                    "election_per_week",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="How often one candidate may run in a week (Republic Act 9006, sec. 6).",
                        verbose_name="election advertisements a week",
                    ),
                ),
                (
                    "quote_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        help_text="Days, and never beyond the card's last day.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="quotes hold for",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Printed under the tables: terms, discounts, payment. One note per line.",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rate_cards",
                        to="advertising.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="rate_card_ends_after_it_starts",
                        violation_error_message="A rate card cannot end before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vat_rate__gte", 0)),
                        name="rate_card_vat_is_not_negative",
                        violation_error_message="The value-added tax cannot be below zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("print", "In print"),
                            ("colour", "Colour"),
                            ("position", "Position"),
                            ("discount", "Discount for prepaid insertions"),
                            ("classified", "Classified"),
                            ("legal", "Legal notice"),
                            ("election", "Discount for election advertisements"),
                            ("web", "On the website"),
                            ("bundle", "Print and web together"),
                        ],
                        default="print",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="For example “Half page” or “Leaderboard, 728 × 90”.", max_length=120
                    ),
                ),
                (
                    "detail",
                    models.CharField(
                        blank=True,
                        help_text="Size or terms in small print: “5 columns × 16.5 cm”.",
                        max_length=200,
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("column_centimetre", "per column centimetre"),
                            ("column_inch", "per column inch"),
                            ("insertion", "per insertion"),
                            ("line", "per line"),
                            ("word", "per word"),
                            ("week", "per week"),
                            ("month", "per month"),
                            ("per_cent", "on top of the price"),
                        ],
                        default="insertion",
                        max_length=20,
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Money; for a surcharge or a discount, the per cent.",
                        max_digits=12,
                    ),
                ),
                (
                    "vat",
                    models.CharField(
                        choices=[("exclusive", "plus VAT"), ("inclusive", "including VAT")],
                        default="exclusive",
                        max_length=10,
                        verbose_name="value-added tax",
                    ),
                ),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Lines or words that are charged at least; of a discount, from how many insertions.",
                        verbose_name="at least",
                    ),
                ),
                (
                    "artwork_fee",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        help_text="What we charge for making it, once. 0: no fixed price.",
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="artwork",
                    ),
                ),
                (
                    "width",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="Of a fixed size: in millimetres, on the website in pixels.",
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("1"))],
                    ),
                ),
                (
                    "height",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("1"))],
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest stands first.", verbose_name="order"
                    ),
                ),
                (
                    "rate_card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rates",
                        to="advertising.ratecard",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="rate_is_not_negative",
                        violation_error_message="A price cannot be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("group__in", ["colour", "position", "discount", "election"]),
                                ("unit", "per_cent"),
                            ),
                            models.Q(
                                models.Q(("unit", "per_cent"), _negated=True),
                                models.Q(
                                    ("group__in", ["colour", "position", "discount", "election"]),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="rate_on_top_is_per_cent",
                        violation_error_message="Colour, positions and discounts are per cent “on top of the price”, and nothing else is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__in", ["discount", "election"]), _negated=True),
                            ("amount__lte", 100),
                            _connector="OR",
                        ),
                        name="rate_discount_is_no_gift",
                        violation_error_message="A discount is 100 per cent at most.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("height", None), ("width", None)),
                            models.Q(("height__isnull", False), ("width__isnull", False)),
                            _connector="OR",
                        ),
                        name="rate_size_has_two_sides",
                        violation_error_message="A fixed size has a width and a height.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="quote",
            name="rate_card",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="quotes",
                to="advertising.ratecard",
            ),
        ),
        migrations.AddConstraint(
            model_name="insertion",
            constraint=advertising.overlap.NoOverlap(
                first="first_day",
                last="last_day",
                name="places_are_never_booked_twice",
                of="place",
                violation_error_message="This place is taken on some of these days, by {other}.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratecard",
            constraint=advertising.overlap.NoOverlap(
                first="valid_from",
                last="valid_until",
                name="rate_cards_of_an_edition_never_at_once",
                of="edition",
                violation_error_message="“{other}” of the same edition is valid on some of these days. Change the days of one of them.",
            ),
        ),
        migrations.AddIndex(
            model_name="quote",
            index=models.Index(fields=["network", "received_at"], name="quotes_from_one_network"),
        ),
        migrations.AddIndex(
            model_name="quote",
            index=models.Index(fields=["received_at"], name="quotes_by_time"),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.UniqueConstraint(fields=("year", "serial"), name="quote_numbers_are_unique"),
        ),
    ]
