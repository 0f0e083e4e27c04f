import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.db import migrations, models

import articles.models.correction
import articles.slugs
import richtext.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("images", "0001_initial"),
        ("people", "0001_initial"),
        ("sections", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug"),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        help_text="Without the source's name: “– CNN” is added from the source. 60 characters fit everywhere.",
                        max_length=200,
                    ),
                ),
                (
                    "kicker",
                    models.CharField(
                        blank=True,
                        help_text="One to three words above the headline: “Fisheries”, “Election 2028”.",
                        max_length=40,
                    ),
                ),
                (
                    "standfirst",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences under the headline; also on cards, in feeds and by search engines.",
                        validators=[django.core.validators.MaxLengthValidator(400)],
                    ),
                ),
                (
                    "slug",
                    models.CharField(
                        blank=True,
                        help_text="The story's page is /this-address/ for ever; made from the headline when left empty. Changing it leaves a redirect behind.",
                        max_length=200,
                        unique=True,
                        validators=[articles.slugs.validate_slug],
                        verbose_name="address",
                    ),
                ),
                ("body", richtext.fields.BodyField(blank=True)),
                (
                    "lead_caption",
                    models.CharField(
                        blank=True,
                        help_text="Instead of the picture's own caption.",
                        max_length=400,
                        verbose_name="caption here",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fil", "Filipino"),
                            ("ceb", "Cebuano"),
                            ("cbk", "Chavacano"),
                            ("tsg", "Tausug"),
                            ("hil", "Hiligaynon"),
                            ("ilo", "Ilocano"),
                            ("mdh", "Maguindanaon"),
                            ("mrw", "Maranao"),
                            ("ssb", "Sama"),
                            ("war", "Waray"),
                            ("yka", "Yakan"),
                            ("es", "Spanish"),
                        ],
                        default="en",
                        max_length=10,
                    ),
                ),
                (
                    "original_url",
                    models.URLField(blank=True, max_length=500, verbose_name="original address"),
                ),
                (
                    "original_author",
                    models.CharField(blank=True, help_text="Printed in brackets at the end.", max_length=160),
                ),
                (
                    "original_published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="originally published"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("review", "With the sub-editor"),
                            ("returned", "Sent back"),
                            ("approved", "Approved"),
                            ("published", "Published or scheduled"),
                            ("withdrawn", "Withdrawn"),
                            ("spiked", "Spiked"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="In the future: scheduled. Empty: the moment you publish it.",
                        null=True,
                        verbose_name="publication",
                    ),
                ),
                (
                    "embargoed_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="A promise to somebody outside. Until then no reader sees it, whatever else is set.",
                        null=True,
                    ),
                ),
                (
                    "is_sensitive",
                    models.BooleanField(
                        default=False,
                        help_text="For deaths, disasters and the like: nobody sells beside them.",
                        verbose_name="no advertisements here",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Moved by a major change only.",
                        null=True,
                        verbose_name="updated",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("live_until", models.DateTimeField(editable=False, null=True)),
                ("summary", models.CharField(blank=True, editable=False, max_length=440)),
                ("plain", models.TextField(blank=True, editable=False)),
                ("words", models.TextField(blank=True, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="stories",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads_of",
                        to="images.image",
                    ),
                ),
                (
                    "picks",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Shown first under Related News; the rest is found by tags and section.",
                        related_name="picked_by",
                        to="articles.article",
                        verbose_name="related stories",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        help_text="In the breadcrumb; its colour marks the story.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="primary_stories",
                        to="sections.section",
                        verbose_name="primary section",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whose words these are, when they are not ours.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="sources.source",
                    ),
                ),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The story that this one translates, so that readers and search engines find both.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="translations",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "get_latest_by": "live_from",
            },
        ),
        migrations.CreateModel(
            name="ArticleSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("live_until", models.DateTimeField(editable=False, null=True)),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_sections",
                        to="articles.article",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_sections",
                        to="sections.section",
                    ),
                ),
            ],
            options={
                "ordering": ["section__position", "pk"],
                "indexes": [models.Index(fields=["section", "-live_from", "-article"], name="section_front")],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "section"), name="filed_once_in_a_section")
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="sections",
            field=models.ManyToManyField(
                editable=False,
                related_name="articles",
                through="articles.ArticleSection",
                to="sections.section",
            ),
        ),
        migrations.CreateModel(
            name="Byline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("live_until", models.DateTimeField(editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("words", "Words"),
                            ("pictures", "Pictures"),
                            ("translation", "Translation"),
                            ("reporting", "Additional reporting"),
                            ("graphics", "Graphics"),
                            ("video", "Video"),
                        ],
                        default="words",
                        max_length=20,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="… or a name without one, for example “A correspondent in Jolo”.",
                        max_length=160,
                        verbose_name="or a plain name",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bylines",
                        to="articles.article",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="Somebody with a page of their own …",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bylines",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [models.Index(fields=["person", "-live_from", "-article"], name="person_stories")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person", None), models.Q(("name", ""), _negated=True)),
                            models.Q(("name", ""), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="byline_names_one",
                        violation_error_message="A byline names a person or carries a plain name: one of them, not both.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("update", "Update"),
                            ("clarification", "Clarification"),
                            ("correction", "Correction"),
                            ("apology", "Apology"),
                            ("retraction", "Retraction"),
                        ],
                        default="correction",
                        max_length=20,
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="Say what was wrong and what is right: “An earlier version gave the fare as ₱35; it is ₱53.” All but updates also stand on the corrections page and in its feed. A retraction stays even when you withdraw the story: its address then says why.",
                        max_length=2000,
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        validators=[articles.models.correction.not_in_the_future],
                        verbose_name="made",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "indexes": [
                    models.Index(fields=["article", "-made_at", "-id"], name="corrections_of_a_story"),
                    models.Index(fields=["-made_at", "-id"], name="newest_corrections"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Illustration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("live_until", models.DateTimeField(editable=False, null=True)),
                (
                    "place",
                    models.CharField(
                        choices=[("lead", "lead picture"), ("body", "in the text")], max_length=10
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="illustrations",
                        to="articles.article",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="illustrations",
                        to="images.image",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["image", "-live_from"], name="picture_last_shown")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "image", "place"), name="illustrated_once_in_a_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Republication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Where it stands, so that they find it: https://…",
                        max_length=500,
                    ),
                ),
                ("told_at", models.DateTimeField(editable=False, null=True, verbose_name="last told")),
                ("told_up_to", models.PositiveBigIntegerField(default=0, editable=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="republications",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        help_text="Who carries it. Their address for corrections is kept with the source.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="republications",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "story elsewhere",
                "verbose_name_plural": "stories elsewhere",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "partner"),
                        name="carried_once_by_a_partner",
                        violation_error_message="This partner is on the story's list already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("content", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("story", "version"), name="one_revision_of_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ScheduledChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("began_with", models.PositiveIntegerField()),
                ("goes_live_at", models.DateTimeField()),
                ("is_major", models.BooleanField(default=False)),
                ("is_held", models.BooleanField(default=False)),
                (
                    "story",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scheduled_change",
                        to="articles.article",
                    ),
                ),
                (
                    "words",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.revision"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_held", False)),
                        fields=["goes_live_at"],
                        name="next_scheduled_changes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tagging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live_from", models.DateTimeField(editable=False, null=True)),
                ("live_until", models.DateTimeField(editable=False, null=True)),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="articles.article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="articles.tag",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["tag", "-live_from", "-content_object"], name="tag_stories")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("content_object", "tag"), name="tagged_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="tags",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="Subjects that bring stories together, separated by commas: fisheries, ports.",
                through="articles.Tagging",
                to="articles.Tag",
                verbose_name="Tags",
            ),
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=20)),
                (
                    "was",
                    models.CharField(
                        help_text="The state before it, to which a spiked story returns.", max_length=20
                    ),
                ),
                ("version", models.PositiveIntegerField(help_text="Of the story, after it.")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.CharField(blank=True, max_length=400)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acts",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["verb", "at"], name="acts_of_a_kind")],
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-live_from", "-id"], name="newest_stories"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "-created_at"], name="newsroom_list"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("live_until__isnull", False)),
                fields=["live_until"],
                name="ending_licences",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("live_from__isnull", False), ("status", "published")),
                    models.Q(models.Q(("status", "published"), _negated=True), ("live_from", None)),
                    _connector="OR",
                ),
                name="only_published_is_live",
                violation_error_message="Only a published story has a moment from which it can be read.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("translation_of", None),
                    models.Q(("translation_of", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="not_its_own_translation",
                violation_error_message="A story cannot be a translation of itself.",
            ),
        ),
    ]
