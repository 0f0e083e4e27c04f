"""Other people's exports, all of them: imported, repaired with a note, or refused with a sentence.

None is sampled or skipped: the largest has 307 items and takes two to three seconds.
"""

import time

import pytest
from django.core.management import CommandError

from articles.models import Article
from tests.shared import shared_data
from tests.wordpress.wxr import run
from wordpress.export import survey
from wordpress.models import ImportedItem

# (file below wxr/: stories, pages) that come, or the words of the refusal.
EXPECTED = {
    "ghost-migrate/co-authors-plus.xml": (4, 0),
    "ghost-migrate/has-yoast-meta.xml": (2, 0),
    "ghost-migrate/sample.xml": (3, 1),
    "news-theme-demos/colormag-dailymag.xml": (38, 2),
    "news-theme-demos/colormag-newspaper.xml": (38, 3),
    "news-theme-demos/colormag-pro-news-portal.xml": (30, 4),
    "news-theme-demos/colormag-pro-sports.xml": (34, 8),
    "news-theme-demos/colornews-free.xml": (66, 11),
    "news-theme-demos/zakra-kantipur-news.xml": (60, 2),
    "nikola/wordpress_export_example.xml": (4, 1),
    "real-sites/bitcoinfrance-wp4.4-fr.xml": (102, 10),
    "superdesk/wordpress_wxr.xml": (3, 0),
    "wagtail-wordpress-import/post_meta.xml": (1, 0),
    "wagtail-wordpress-import/raw_xml.xml": (1, 0),
    "wagtail-wordpress-import/test.xml": "there is <catalog> in it",
    "wordpress-importer/blank-lines.xml": (1, 0),
    "wordpress-importer/crazy-cdata.xml": "damaged at line 18",
    "wordpress-importer/malformed-simple.xml": "damaged at line 14",
    "wordpress-importer/malformed.xml": "there is <notachanneltag> in it",
    "wordpress-importer/missing-tags.xml": (1, 0),
    "wordpress-importer/multiple-cdata.xml": (1, 0),
    "wordpress-importer/post-content-blank-lines.xml": (1, 0),
    "wordpress-importer/slashes.xml": (1, 0),
    "wordpress-importer/small-export.xml": (6, 4),
    "wordpress-importer/test-serialized-postmeta-no-cdata.xml": (1, 0),
    "wordpress-importer/test-serialized-postmeta-with-cdata.xml": (1, 0),
    "wordpress-importer/theme-unit-test-data.xml": (58, 21),
    "wordpress-importer/valid-wxr-1.0.xml": (3, 3),
    "wordpress-importer/valid-wxr-1.1.xml": (1, 1),
    "wordpress-importer/wxr-simple.xml": (1, 0),
    "wptt/64-block-test-data.xml": (61, 1),
    "wptt/theme-preview.xml": (7, 0),
    "wptt/themeunittestdata.wordpress.xml": (58, 21),
}


def test_the_table_names_every_file():
    folder = shared_data("wxr")
    assert {str(path.relative_to(folder)) for path in folder.rglob("*.xml")} == set(EXPECTED)


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_is_imported_or_refused_with_a_sentence(name):
    path, expected = shared_data(f"wxr/{name}"), EXPECTED[name]
    if isinstance(expected, str):
        with pytest.raises(CommandError, match=expected):
            run(path)
        assert not ImportedItem.objects.exists()
        return
    output = run(path)
    kinds = survey(path).kinds
    remembered = [ImportedItem.objects.filter(kind=kind).count() for kind in ("story", "page")]
    assert (Article.objects.count(), remembered[1]) == expected == tuple(remembered)
    named = [line for line in output.partition("Not imported")[2].splitlines() if line.startswith("  ")]
    silent = kinds["nav_menu_item"]
    assert sum(expected) + len(named) + silent == kinds.total()


@pytest.mark.django_db
def test_a_real_site_s_addresses_answer(client):
    path = shared_data("wxr/real-sites/bitcoinfrance-wp4.4-fr.xml")
    run(path)
    started = time.monotonic()
    for row in ImportedItem.objects.filter(kind="story", story__status="published").select_related("story")[
        :25
    ]:
        response = client.get(f"/?p={row.wordpress_id}")
        assert client.get(response["Location"]).status_code == 200
    assert time.monotonic() - started < 30
