"""The editor offers exactly what saving keeps, and its forms are the only pages with a looser policy."""

import json
import os
import subprocess
import sys

import pytest
from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.urls import reverse
from django.utils import translation

from articles.models import Article
from richtext.allowed import ATTRIBUTES, BUTTON_WRITES, CLASSES, TOOLBAR
from richtext.csp import EDITOR_POLICY
from richtext.fields import BodyField
from richtext.widgets import BodyWidget
from tests.factories import make_article

SILENT = {"PasteText", "JoinWords", "Undo", "Redo", "Maximize", "RemoveFormat", "Unlink", "SpecialChar"}


def config(widget=None):
    return json.loads((widget or BodyWidget()).get_context("body", "", {"id": "id_body"})["widget"]["config"])


def test_buttons_write_what_is_allowed_and_everything_allowed_has_a_button():
    buttons = {button for group in TOOLBAR for button in group}
    assert buttons - SILENT == set(BUTTON_WRITES)
    written = {tag for tags in BUTTON_WRITES.values() for tag in tags}
    assert written | {"br"} == set(ATTRIBUTES)


def test_the_editor_filters_by_the_same_list():
    rules = config()["allowedContent"]
    assert set(rules) == set(ATTRIBUTES)
    for tag, rule in rules.items():
        rule = {} if rule is True else rule
        assert set(rule.get("attributes", ())) == ATTRIBUTES[tag]
        if tag != "img":
            assert set(rule.get("classes", ())) == CLASSES.get(tag, set())


def test_pictures_come_from_the_library():
    made = config()
    assert made["filebrowserImageBrowseUrl"] == reverse("admin:images_image_browse")
    assert made["imageUploadUrl"] == made["filebrowserImageUploadUrl"] == reverse("admin:images_image_upload")


def test_the_editor_can_be_drawn_where_no_language_is_active():
    with translation.override(None):
        assert config()["language"] == "en"


def test_two_editors_of_one_form_do_not_share_their_settings():
    class Form(forms.Form):
        one = forms.CharField(widget=BodyWidget)
        two = forms.CharField(widget=BodyWidget)

    page = str(Form())
    assert page.count("data-config=") == 2
    assert page.count("&quot;extraPlugins&quot;: &quot;newsroom,pasting&quot;") == 2


def test_our_script_comes_after_the_editor_whatever_else_the_form_loads():
    class Form(forms.Form):
        body = forms.CharField(widget=BodyWidget)

        class Media:
            js = ["admin/js/core.js"]

    scripts = [str(script) for script in (forms.Media(js=["admin/js/jquery.init.js"]) + Form().media)._js]
    assert scripts.index("richtext/editor.js") > scripts.index("ckeditor/ckeditor/ckeditor.js")


def test_the_admins_own_text_area_gives_way_to_the_editor():
    field = BodyField(blank=True)
    assert isinstance(field.formfield(widget=AdminTextareaWidget).widget, BodyWidget)
    assert "YouTube" in field.formfield().help_text
    assert BodyField(help_text="Write here.").formfield().help_text == "Write here."


@pytest.mark.django_db
def test_only_the_forms_with_the_editor_have_the_looser_policy(client, editor):
    story = make_article()
    client.force_login(editor)
    for address in (
        reverse("admin:articles_article_add"),
        reverse("admin:articles_article_change", args=[story.pk]),
    ):
        assert client.get(address)["Content-Security-Policy"] == EDITOR_POLICY
    for address in (
        reverse("admin:articles_article_changelist"),
        reverse("admin:index"),
        story.get_absolute_url(),
    ):
        assert "unsafe" not in client.get(address)["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_body_that_is_too_long_is_refused_with_a_sentence_in_the_form(client, editor):
    story = make_article()
    form = forms.modelform_factory(Article, fields=["body"])({"body": "<p>x</p>" * 200_000}, instance=story)
    assert not form.is_valid()
    assert "Split it into two stories" in form.errors["body"][0]


def test_what_is_served_of_the_editor_holds_no_test_pages_and_nothing_that_phones_home(tmp_path):
    """Collected as in production: hashed, compressed, and without the files that nobody may fetch."""
    environment = os.environ | {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "examiner.settings"}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, timeout=120)
    editor = tmp_path / "static" / "ckeditor"
    found = {path.relative_to(editor).as_posix() for path in editor.rglob("*") if path.is_file()}
    assert "ckeditor/ckeditor.js" in found
    assert [name for name in found if name.endswith((".html", ".html.gz", ".php", ".md"))] == []
    for plugin in ("exportpdf", "wsc", "scayt", "preview", "embed", "iframe", "flash", "codesnippetgeshi"):
        assert [name for name in found if f"/plugins/{plugin}/" in name] == []
    for plugin in ("image2", "autogrow", "autolink", "uploadwidget", "widget", "pastefromword"):
        assert any(f"/plugins/{plugin}/" in name for name in found), plugin
    manifest = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
    assert {"richtext/editor.js", "richtext/editor.css", "richtext/writing.css", "js/embeds.js"} <= set(
        manifest
    )
