"""The slots of the website in which banners stand."""

from django.db import models


class BannerSlot(models.TextChoices):
    """A hole in the page, `{% ad_slot %}`: sold as a place, filled by placements."""

    LEADERBOARD = "leaderboard", "Leaderboard, above the page"
    RECTANGLE = "rectangle", "Rectangle, beside the page"
    IN_STORY = "in-story", "In the story, below its text"
    FOOTER = "footer", "Strip above the footer"
