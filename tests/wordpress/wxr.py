"""Writes small exports to test with, in WordPress's own manner."""

import io
from html import escape

from django.core.management import call_command
from PIL import Image as Pillow

SITE = "http://examiner.example.org"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{version}/">
<channel><title>The Examiner</title><link>{site}</link><pubDate>Fri, 16 May 2025 00:00:00 +0000</pubDate>
<wp:wxr_version>{version}</wp:wxr_version><wp:base_blog_url>{site}</wp:base_blog_url>
<wp:author><wp:author_login>editor</wp:author_login><wp:author_email>e@example.org</wp:author_email>
<wp:author_display_name><![CDATA[Editor]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"
NAMES = {"content": "content:encoded", "excerpt": "excerpt:encoded", "creator": "dc:creator"}
PLAIN = {"title", "link", "guid", "pubDate", "description"}


def item(wordpress_id, title="Ferries sail again", terms=(), meta=(), comments=0, **fields):
    """The XML of one item: a published post of 21 September 2015 unless `fields` say otherwise."""
    name = fields.get("post_name", f"story-{wordpress_id}")
    fields = {
        "title": title,
        "link": f"{SITE}/{name}/",
        "creator": "editor",
        "content": "The first boat left at six.",
        "post_id": wordpress_id,
        "post_date": "2015-09-21 09:00:00",
        "post_date_gmt": "2015-09-21 01:00:00",
        "post_name": name,
        "status": "publish",
        "post_type": "post",
    } | fields
    lines = ["<item>"]
    for field, value in fields.items():
        tag = NAMES.get(field, field if field in PLAIN else f"wp:{field}")
        lines.append(f"<{tag}><![CDATA[{value}]]></{tag}>")
    for domain, slug, term in terms:
        lines.append(f'<category domain="{domain}" nicename="{escape(slug)}"><![CDATA[{term}]]></category>')
    for key, value in dict(meta).items():
        lines.append(f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]>")
        lines.append("</wp:meta_value></wp:postmeta>")
    lines.append("<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>" * comments)
    return "\n".join([*lines, "</item>\n"])


def attachment(wordpress_id, path, alt="", caption="", **fields):
    """The XML of a picture that WordPress keeps at `path` below uploads."""
    meta = {"_wp_attached_file": path, "_wp_attachment_image_alt": alt}
    fields = {"post_type": "attachment", "status": "inherit", "content": "", "excerpt": caption} | fields
    url = f"{SITE}/wp-content/uploads/{path}"
    return item(wordpress_id, path, meta=meta, attachment_url=url, **fields)


def write(folder, *items, version="1.2", site=SITE, name="export.xml"):
    """The path of an export of those items in `folder`."""
    path = folder / name
    path.write_text(HEAD.format(version=version, site=site) + "".join(items) + TAIL)
    return path


def run(path, media=None):
    """What `manage.py import_wordpress` prints."""
    output = io.StringIO()
    call_command("import_wordpress", path, media=media, stdout=output)
    return output.getvalue()


def save_picture(folder, path, size=(640, 400), color=40):
    """A photograph in the media folder."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    picture = Pillow.linear_gradient("L").resize(size).convert("RGB")
    picture.putpixel((0, 0), (color, 80, 120))
    picture.save(file)
    return file


class OnePicture:
    """A library with one picture, number 7 of the old site."""

    PREFIX = "/media/pictures/"

    def __init__(self, picture=None):
        self.picture = picture

    def by_id(self, number):
        return self.picture if number == "7" else None

    def by_url(self, url):
        return self.picture if "boat" in url else None
