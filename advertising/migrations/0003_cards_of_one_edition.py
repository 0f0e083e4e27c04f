"""The cards so far become those of one edition, each ending where the next begins, as readers saw them."""

import datetime as dt

from django.db import migrations


def give_an_edition(apps, schema_editor):
    Edition, RateCard = apps.get_model("advertising", "Edition"), apps.get_model("advertising", "RateCard")
    regional = Edition.objects.create(name="Regional edition", slug="regional", position=0)
    later = None
    for card in RateCard.objects.order_by("-valid_from", "-pk"):
        card.edition = regional
        if later and later.valid_from == card.valid_from:
            # Readers never saw it: the one made later counted. It is kept, under an edition of its own.
            number = Edition.objects.count()
            card.edition = Edition.objects.create(
                name=f"Set aside, {number}", slug=f"set-aside-{number}", position=99
            )
        elif later and (card.valid_until is None or card.valid_until >= later.valid_from):
            card.valid_until = later.valid_from - dt.timedelta(days=1)
        if card.edition == regional:
            later = card
        card.save()


def name_the_kinds(apps, schema_editor):
    """What was one kind of surcharge is two; per cent of other kinds is a position's."""
    Rate = apps.get_model("advertising", "Rate")
    surcharges = Rate.objects.filter(unit="per_cent")
    surcharges.filter(name__icontains="colo").update(group="colour")
    surcharges.exclude(group="colour").update(group="position")
    Rate.objects.filter(group="loading").update(group="print")
    Rate.objects.filter(group="classified", name__icontains="legal").update(group="legal")


class Migration(migrations.Migration):
    dependencies = [("advertising", "0002_every_shape_of_rate")]
    operations = [
        migrations.RunPython(give_an_edition, migrations.RunPython.noop),
        migrations.RunPython(name_the_kinds, migrations.RunPython.noop),
    ]
