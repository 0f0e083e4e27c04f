"""What the newsroom's admin shows of stories."""

from django.contrib import admin
from django.contrib.sites.admin import Site  # from there, so that it is registered by now

from newsroom.stories.admin import StoryAdmin
from newsroom.stories.republications import RepublicationAdmin
from newsroom.stories.tags import TagAdmin

__all__ = ["RepublicationAdmin", "StoryAdmin", "TagAdmin"]

# The paper's address is SITE_URL; the sites framework's row would only mislead an editor.
admin.site.unregister(Site)
