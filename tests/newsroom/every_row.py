"""A row of every kind that the newsroom has pages for, none of them made by whoever looks at it."""

import datetime as dt

from django.contrib.auth.models import Group
from django.contrib.flatpages.models import FlatPage
from django.utils import timezone

from addresses.models import Address
from advertising.models import AdsTxt, Creative
from articles.models import Republication, Tag
from frontpage.models import BreakingNews
from legalnotices.models import Affiant, NoticeKind
from newspaper.models import Letter, Newspaper
from tests.advertising.banners.factories import make_placement
from tests.advertising.enquiries.factories import make_enquiry
from tests.advertising.orders.factories import make_candidate, make_insertion, make_place
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import RATES
from tests.factories import make_article, make_person, make_picture, make_source, make_user, section
from tests.frontpage.fronts import make_layout
from tests.legalnotices import notices


def make_every_row():
    """The rows by the names that their admin pages begin with: "articles_article"."""
    card = make_card(start=-400, rates=[*RATES, *notices.RATES])
    notice, insertion, enquiry = notices.make_notice(), make_insertion(), make_enquiry()
    order = insertion.item.order
    rows = [
        make_article(status="draft", created_by=make_user()),
        Republication.objects.create(
            article=make_article(), partner=make_source("Strait Times"), address="https://example.org/fares"
        ),
        Tag.objects.create(name="Unused", slug="unused"),
        make_picture(),
        BreakingNews.objects.create(text="Signal no. 3", ends_at=timezone.now() + dt.timedelta(hours=1)),
        make_layout([]),
        section("sports"),
        make_person(),
        make_user(),
        Group.objects.first(),
        make_source(),
        Letter.objects.create(
            name="Rosa Lim", email="rosa@example.org", text="Good morning.", about="advertising"
        ),
        Newspaper.objects.first(),
        FlatPage.objects.create(url="/about/history/", title="History"),
        Address.objects.create(path="/before/", leads_to="/after/"),
        Creative.objects.create(name="Words", headline="Rooms", link="https://example.org/rooms"),
        make_placement(),
        make_candidate(),
        enquiry,
        insertion,
        make_place("Inside"),
        order,
        insertion.item,
        order.quote,
        card.edition,
        card,
        AdsTxt.objects.get(),
        NoticeKind.objects.first(),
        Affiant.objects.create(name="Lila Abad", city="Zamboanga City"),
        notice,
    ]
    return {f"{row._meta.app_label}_{row._meta.model_name}": row for row in rows}
