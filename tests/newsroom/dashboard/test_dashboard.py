"""The newsroom's first screen: to each what waits for them, at the same cost however large the archive."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.publishing import send_back
from people.models import User
from readership.models import DailyViews
from tests.advertising.enquiries.factories import make_enquiry
from tests.factories import make_article, make_source, make_user, section
from tests.frontpage.fronts import make_layout

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def first_screen(client, user):
    client.force_login(user)
    return client.get(reverse("admin:index")).content.decode()


def test_a_reporter_finds_what_came_back_and_why(client):
    reporter, ben = make_user(role="Reporter"), make_user("ben", role="Sub-editor")
    mine, others = (
        make_article(f"Salt {n}", status="review", created_by=who) for n, who in enumerate((reporter, ben))
    )
    for story in (mine, others):
        send_back(story, by=ben, reason="Who says so?")
    draft = make_article("My draft", status="draft", created_by=reporter)
    page = first_screen(client, reporter)
    assert "Sent back to you" in page
    assert "Who says so?" in page
    assert mine.headline in page
    assert others.headline not in page
    assert draft.headline in page
    assert "Waiting for you" not in page


def test_a_sub_editor_finds_what_is_to_be_approved_in_their_sections(client):
    user = make_user(role="Sub-editor")
    sport, other = (
        make_article(slug, status="review", section=section(slug)) for slug in ("sports", "business")
    )
    assert f"article/{other.pk}/change" in first_screen(client, user)
    user.sections.add(section("sports"))
    page = first_screen(client, User.objects.get(pk=user.pk))
    assert f"article/{sport.pk}/change" in page
    assert f"article/{other.pk}/change" not in page


def test_an_editor_finds_what_comes_and_goes(client, editor, now):
    approved = make_article("Approved one", status="approved")
    scheduled = make_article("Scheduled one", published_at=now + HOUR)
    held = make_article("Held one", status="draft", embargoed_until=now + HOUR)
    lent = make_article("Lent one", source=make_source(licence_days=1), published_at=now - HOUR)
    DailyViews.objects.create(article=lent, day=timezone.localdate(), views=7)
    page = first_screen(client, editor)
    for title, story in {
        "Waiting for you": approved,
        "Comes next by itself": scheduled,
        "Under embargo, not published yet": held,
        "Just published": lent,
        "Licences that end soon": lent,
    }.items():
        assert story.headline in page.partition(title)[2].partition("</section>")[0], title
    assert "read 7 times today" in page


def test_the_next_story_and_the_next_layout_stand_in_one_order(client, editor, now):
    make_article("Second one", published_at=now + 2 * HOUR)
    make_layout([], starts_at=now + HOUR, note="Election night")
    make_layout([], section=section("sports"), starts_at=now + 3 * HOUR)
    make_layout([], starts_at=now - HOUR, note="Readers see it already")
    page = first_screen(client, editor).partition("Comes next by itself")[2].partition("</section>")[0]
    first, second, third = (page.index(words) for words in ("Election night", "Second one", "Sports"))
    assert first < second < third
    assert "Readers see it already" not in page
    assert "Election night" not in first_screen(client, make_user("nur"))


def test_the_advertising_desk_finds_its_enquiries_and_no_story(client):
    enquiry = make_enquiry()
    type(enquiry).objects.update(received_at=timezone.now() - dt.timedelta(days=3))
    make_article("Secret", status="draft")
    page = first_screen(client, make_user(role="Advertising"))
    assert "Enquiries nobody has answered" in page
    assert 'class="overdue"' in page
    assert "Secret" not in page
    assert "Find a story" not in page


def test_somebody_without_a_role_finds_nothing(client):
    make_article("Secret", status="draft")
    assert "Secret" not in first_screen(client, make_user())


def test_the_screen_costs_the_same_with_many_stories(client, editor, now):
    def count():
        with CaptureQueriesContext(connection) as queries:
            first_screen(client, editor)
        return len(queries)

    first_screen(client, editor)  # what Django looks up once in a process
    for number in range(2):
        make_article(status="approved")
        make_article(published_at=now + (number + 1) * HOUR)
        make_article()
    few = count()
    for number in range(20):
        make_article(status="approved")
        make_article(published_at=now + (number + 1) * HOUR)
        make_article()
    assert count() == few < 30
