"""What is no export, or a damaged one, is refused with one sentence before anything is changed."""

import tracemalloc

import pytest
from django.core.management import CommandError

from articles.models import Article
from tests.wordpress.wxr import HEAD, SITE, TAIL, item, run, write
from wordpress.export import posts, survey
from wordpress.models import ImportedItem

START = HEAD.format(version="1.2", site=SITE)
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "damaged at line 1"),
        ("Dear editor, here is the export.", "damaged at line 1"),
        ("<html><body></body></html>", "there is <html> in it where <rss> belongs"),
        ("<rss><items/></rss>", "there is <items> in it where <channel> belongs"),
        ("<rss><channel><item/></channel></rss>", "it does not say that it is one"),
        ("<rss><channel></channel></rss>", "it does not say that it is one"),
        (HEAD.format(version="9.0", site=SITE) + TAIL, "it says it is version “9.0”"),
        (START + item(1) + "<item><title>Torn", "damaged at line"),
        (START + item(1) + item(2).replace("</item>", "</itme>") + TAIL, "damaged at line"),
        (START + item(1) + "</channel>", "damaged at line"),
        (BOMB + START.partition("?>")[2] + item(1, "&b;") + TAIL, "entities of its own"),
        (OUTSIDE + START.partition("?>")[2] + TAIL, "entities of its own"),
        (
            '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + START.partition("?>")[2] + TAIL,
            "entities of its own",
        ),
    ],
)
def test_a_file_that_is_no_whole_export_changes_nothing(tmp_path, text, sentence):
    path = tmp_path / "export.xml"
    path.write_text(text)
    with pytest.raises(CommandError) as refusal:
        run(path)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith("Nothing was imported.")
    assert "\n" not in str(refusal.value)
    assert not Article.objects.exists()
    assert not ImportedItem.objects.exists()


@pytest.mark.parametrize(
    ("export", "media", "sentence"),
    [
        ("none.xml", None, "There is no file"),
        (".", None, "There is no file"),
        ("export.xml", "none", "There is no folder"),
        ("export.xml", "export.xml", "There is no folder"),
    ],
)
def test_what_is_not_there_is_said(tmp_path, export, media, sentence):
    write(tmp_path)
    with pytest.raises(CommandError, match=sentence):
        run(tmp_path / export, media and tmp_path / media)


def test_a_large_export_is_read_in_little_memory(tmp_path):
    post = item(1, content="The first boat left at six. " * 400)
    path = write(tmp_path, *[post] * 1_500)
    assert path.stat().st_size > 15_000_000
    tracemalloc.start()
    assert survey(path).kinds == {"post": 1_500}
    assert sum(1 for _ in posts(path, "post")) == 1_500
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()
