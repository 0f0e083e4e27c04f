"""What the newsroom's admin shows of stories."""

from django.contrib import admin
from django.contrib.sites.admin import Site  # from there, so that it is registered by now

from newsroom.admin.republications import RepublicationAdmin
from newsroom.admin.stories import StoryAdmin
from newsroom.admin.tags import TagAdmin

__all__ = ["RepublicationAdmin", "StoryAdmin", "TagAdmin"]

# The paper's address is SITE_URL; the sites framework's row would only mislead an editor.
admin.site.unregister(Site)
