"""The editor: CKEditor 4, told to write what `richtext.allowed` allows and to talk to nobody."""

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from richtext.allowed import HEADINGS, TOOLBAR, allowed_content
from richtext.element_handlers import LEFT_OUT

# Named one by one, so that the spell checkers, the PDF export, the preview and the embeds that send text to
# other companies never load; what they need themselves loads with them.
PLUGINS = (
    "a11yhelp,autogrow,autolink,basicstyles,blockquote,clipboard,contextmenu,dialogui,enterkey,entities,"
    "filebrowser,floatingspace,format,horizontalrule,image2,indentlist,link,list,magicline,maximize,"
    "pastefromgdocs,pastefromlibreoffice,pastefromword,pastetext,removeformat,specialchar,table,tableselection,"
    "tabletools,toolbar,undo,uploadimage,widget,wysiwygarea"
)
NOT_PLUGINS = "about,elementspath,exportpdf,image,preview,print,save,scayt,sourcearea,stylescombo,wsc"


class BodyWidget(CKEditorWidget):
    """The editor of a body; use through `richtext.fields.BodyField`.

    The page that shows it needs `richtext.csp.EDITOR_POLICY`, and a form with Django's CSRF token.
    """

    @property
    def media(self) -> forms.Media:
        # CKEditor is named again before our script: merging media puts a script that stands alone first.
        return super().media + forms.Media(
            css={"all": ["ckeditor/ckeditor.css", "richtext/editor.css"]},
            js=["ckeditor/ckeditor/ckeditor.js", "richtext/editor.js", "richtext/pasting.js"],
        )

    def _set_config(self):
        """Made for each form, because addresses and languages are known only then."""
        self.config = {
            "language": (get_language() or settings.LANGUAGE_CODE).lower(),
            "versionCheck": False,
            "customConfig": "",
            "stylesSet": False,
            "skin": "moono-lisa",
            "plugins": PLUGINS,
            "extraPlugins": "newsroom,pasting",
            "removePlugins": NOT_PLUGINS,
            "toolbar": TOOLBAR,
            "format_tags": ";".join(["p", *HEADINGS]),
            "allowedContent": allowed_content(),
            "leftOut": {name: kind.value for name, kind in LEFT_OUT.items()},
            "contentsCss": [static("richtext/writing.css")],
            "bodyClass": "body",
            "width": "100%",
            "autoGrow_minHeight": 320,
            "autoGrow_onStartup": True,
            "clipboard_handleImages": False,  # uploadimage takes pasted pictures
            "entities": False,
            "disableNativeSpellChecker": False,
            "image2_captionedClass": "image",
            "image2_alignClasses": ["align-left", "align-center", "align-right"],
            "image2_disableResizer": True,
            "linkDefaultProtocol": "https://",
            "linkShowAdvancedTab": False,
            "linkShowTargetTab": False,
            "filebrowserUploadMethod": "xhr",
            "filebrowserImageBrowseUrl": reverse("admin:images_image_browse"),
            "filebrowserImageUploadUrl": reverse("admin:images_image_upload"),
            "imageUploadUrl": reverse("admin:images_image_upload"),
            # The addresses of our own pictures, which a paste may keep.
            "libraryAddresses": [
                f"{start}{settings.MEDIA_URL}pictures/" for start in ("", settings.SITE_URL.rstrip("/"))
            ],
        }
