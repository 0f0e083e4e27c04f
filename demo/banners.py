"""The demo's banners: one sold to an invented pension, with two weeks of readers, and one of the paper's own."""

import datetime as dt
import random

from django.conf import settings
from django.utils import timezone

from advertising.models import BannerDay, Creative, LineItem, Placement

DAYS = 14


def place():
    """Places both, counted since two weeks ago."""
    ours = Creative.objects.create(
        name="Our own: advertise here",
        headline="Your shop could stand here",
        words="See what a week beside our stories costs.",
        link=f"{settings.SITE_URL}/about/advertising-rates/",
    )
    began = timezone.now() - dt.timedelta(days=DAYS)
    Placement.objects.create(creative=ours, slot=Placement.Slot.RECTANGLE, starts_at=began)
    item = LineItem.objects.filter(notice=None, is_political=False).first()
    if item is None:
        return
    pension = Creative.objects.create(
        name="Sea Breeze Pension",
        headline="Sea Breeze Pension",
        words="Nine rooms above the harbor. The first ferry wakes you, the coffee keeps you.",
        link="https://example.org/sea-breeze/",
    )
    sold = Placement.objects.create(
        creative=pension, slot=Placement.Slot.IN_STORY, item=item, starts_at=began, weight=2
    )
    dice, today = random.Random(2006), timezone.localdate()
    for ago in range(1, DAYS + 1):
        seen = dice.randint(180, 620)
        BannerDay.objects.create(
            placement=sold,
            day=today - dt.timedelta(days=ago),
            impressions=seen,
            clicks=seen // dice.randint(60, 140),
        )
