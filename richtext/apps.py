"""The room of rich text, and what of the editor's 1,257 files is not served."""

from django.apps import AppConfig
from django.contrib.staticfiles import apps as staticfiles


class RichtextConfig(AppConfig):
    """Bodies of text: one allow-list, one sanitiser, one field, one editor."""

    name = "richtext"


# Test pages, previews, and plugins that send text to other companies or write what we never allow. Full
# paths, since a bare "templates" or "preview" would leave out other apps' files as well.
_PLUGINS = (
    *("adobeair", "ajax", "autoembed", "bbcode", "codesnippet", "codesnippetgeshi", "devtools", "docprops"),
    *(
        "embed",
        "embedbase",
        "embedsemantic",
        "exportpdf",
        "flash",
        "forms",
        "iframe",
        "iframedialog",
        "mathjax",
    ),
    *("placeholder", "preview", "scayt", "smiley", "sourcedialog", "templates", "uicolor", "wsc"),
)
_OTHERS = (
    *("adapters/*", "skins/moono/*", "build-config.js", "bender-runner.config.json"),
    *("config.js", "styles.js", "contents.css", "*.md"),
)


class StaticFilesConfig(staticfiles.StaticFilesConfig):
    """Django's static files, without the parts of CKEditor that nobody may fetch."""

    ignore_patterns = [
        *staticfiles.StaticFilesConfig.ignore_patterns,
        *(f"ckeditor/ckeditor/plugins/{plugin}/*" for plugin in _PLUGINS),
        *(f"ckeditor/ckeditor/{pattern}" for pattern in _OTHERS),
        "ckeditor/galleriffic/*",
        "ckeditor/file-icons/*",
    ]
