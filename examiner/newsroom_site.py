"""The newsroom: Django's admin under the paper's own name."""

from django.contrib.admin import AdminSite


class NewsroomSite(AdminSite):
    """The admin site where the paper is made."""

    site_header = "The newsroom"
    site_title = "Mindanao Examiner newsroom"
    index_title = "Today"
    site_url = "/"
    enable_nav_sidebar = True
