"""Banners may lead to pages of our own, kept as paths; those that named this machine's own port do from now on."""

import re

from django.db import migrations, models

import advertising.banners.links

LOOPBACK = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]+)?(?=/|$)", re.IGNORECASE)


def as_paths(apps, schema_editor):
    """`http://127.0.0.1:8000/about/` leads nowhere for a reader, and to another site where the port is another."""
    for creative in apps.get_model("advertising", "Creative").objects.filter(link__startswith="http"):
        if LOOPBACK.match(creative.link):
            creative.link = LOOPBACK.sub("", creative.link, count=1) or "/"
            creative.save(update_fields=["link"])


class Migration(migrations.Migration):
    dependencies = [("advertising", "0002_the_regional_edition")]

    operations = [
        migrations.AlterField(
            model_name="creative",
            name="link",
            field=models.CharField(
                help_text="The advertiser's own page: https://example.org/rooms. One of ours begins with a slash: "
                "/about/advertising-rates/",
                max_length=500,
                validators=[advertising.banners.links.validate_link],
                verbose_name="leads to",
            ),
        ),
        migrations.RunPython(as_paths, migrations.RunPython.noop),
    ]
