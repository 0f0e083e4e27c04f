"""The eleven sections that the paper has always had."""

from django.db import migrations

SECTIONS = [
    ("Featured", "featured", "stone", "What the editors would not have you miss."),
    ("Mindanao", "mindanao", "lagoon", "News from the island, its cities, its coasts and its highlands."),
    ("Visayas", "visayas", "sea", "News from the islands between."),
    ("National", "national", "indigo", "What the capital decides, and what it means in the south."),
    ("Features", "features", "plum", "Longer stories: people, places and how things are made."),
    ("Opinion", "opinion", "clay", "Columns, editorials and letters; their authors' views are their own."),
    ("Business", "business", "forest", "Harvests, prices, ports and the people who work for a living."),
    ("International", "international", "stone", "The world beyond, from agencies and partners."),
    ("SciTech", "scitech", "moss", "Science and technology close to home."),
    ("Health & Wellness", "health-wellness", "rose", "Clinics, remedies and staying well."),
    ("Sports", "sports", "amber", "Courts, rings, pitches and paddles."),
]


def add_sections(apps, schema_editor):
    section = apps.get_model("sections", "Section")
    for position, (name, slug, accent, description) in enumerate(SECTIONS):
        section.objects.using(schema_editor.connection.alias).get_or_create(
            slug=slug,
            defaults={
                "name": name,
                "accent": accent,
                "description": description,
                "position": position,
                "is_in_menu": slug != "featured",
            },
        )


class Migration(migrations.Migration):
    dependencies = [("sections", "0001_initial")]
    operations = [migrations.RunPython(add_sections, migrations.RunPython.noop)]
