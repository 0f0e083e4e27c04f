"""The newsroom takes the place of Django's stock admin site."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    """Django's admin, at home in the newsroom's own site."""

    default_site = "examiner.newsroom_site.NewsroomSite"
