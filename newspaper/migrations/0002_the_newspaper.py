"""The newspaper's row, and its About pages as flatpages, empty but there."""

from django.conf import settings
from django.db import migrations

PAGES = [
    ("/about/profile/", "Profile"),
    ("/about/contact/", "Contact Us"),
    ("/about/advertising-rates/", "Regional Advertising Rates"),
]


def add_paper(apps, schema_editor):
    using = schema_editor.connection.alias
    apps.get_model("newspaper", "Newspaper").objects.using(using).get_or_create(pk=1)
    site, _ = (
        apps.get_model("sites", "Site")
        .objects.using(using)
        .get_or_create(pk=settings.SITE_ID, defaults={"domain": "localhost", "name": "The paper"})
    )
    for url, title in PAGES:
        page, is_new = (
            apps.get_model("flatpages", "FlatPage")
            .objects.using(using)
            .get_or_create(url=url, defaults={"title": title})
        )
        if is_new:
            page.sites.add(site)


class Migration(migrations.Migration):
    dependencies = [
        ("newspaper", "0001_initial"),
        ("flatpages", "0001_initial"),
        ("sites", "0002_alter_domain_unique"),
    ]
    operations = [migrations.RunPython(add_paper, migrations.RunPython.noop)]
