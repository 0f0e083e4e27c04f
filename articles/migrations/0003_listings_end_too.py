from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy_the_end(apps, schema_editor):
    article = apps.get_model("articles", "Article")
    for name, story in (("Byline", "article"), ("Filing", "article"), ("Tagging", "content_object")):
        ends = article.objects.filter(pk=OuterRef(f"{story}_id")).values("live_until")
        rows = apps.get_model("articles", name).objects.filter(**{f"{story}__live_until__isnull": False})
        rows.update(live_until=Subquery(ends))


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]

    operations = [
        *(
            migrations.AddField(
                model_name=name,
                name="live_until",
                field=models.DateTimeField(editable=False, null=True),
            )
            for name in ("byline", "filing", "tagging")
        ),
        migrations.RunPython(copy_the_end, migrations.RunPython.noop, elidable=True),
    ]
