"""The usual kinds of notices, none of them confirmed by the publisher yet."""

from django.db import migrations

KINDS = [
    (
        "Foreclosure sale",
        "foreclosure-sale",
        3,
        "Act 3135, sec. 3: once a week for at least three consecutive weeks.",
    ),
    (
        "Extrajudicial settlement",
        "extrajudicial-settlement",
        3,
        "Rules of Court, Rule 74, sec. 1: once a week for three consecutive weeks.",
    ),
    (
        "Notice of a court",
        "court-notice",
        3,
        "The order of the court itself; where it says nothing else, once a week for three consecutive weeks.",
    ),
    ("Other legal notice", "other", 1, "As whoever orders it says."),
]


def make_kinds(apps, schema_editor):
    kinds = apps.get_model("legalnotices", "NoticeKind").objects
    for position, (name, slug, weeks, rule) in enumerate(KINDS):
        kinds.get_or_create(
            slug=slug, defaults={"name": name, "weeks": weeks, "rule": rule, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [("legalnotices", "0001_initial")]
    operations = [migrations.RunPython(make_kinds, migrations.RunPython.noop)]
