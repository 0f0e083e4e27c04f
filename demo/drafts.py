"""Stories in progress, so that the newsroom's first screen shows what it is for: each waits for somebody."""

import datetime as dt

from django.utils import timezone

from articles import publishing
from articles.models import Article, Byline
from articles.publishing import save_story
from articles.revisions import content_of
from articles.scheduled_changes import schedule_change
from demo import markup
from frontpage.layouts import save_layout
from frontpage.models import Layout, Slot
from images.models import Image
from newsroom.autosave.models import new_token
from newsroom.links.models import CheckedLink
from newsroom.notes import desk_notes
from people.models import Person, User
from richtext.sanitise import clean_body
from sections.models import Section
from sources.models import Source

# Each as its writer left it. `way`: (act, account, reason). `tomorrow` and `embargo`: hour of the day to come, Manila.
STORIES = [
    {
        "slug": "night-market-to-move-to-the-old-bus-terminal",
        "headline": "Night market to move to the old bus terminal",
        "kicker": "San Rafael City",
        "standfirst": "Ninety stalls leave the waterfront for a roof and running water. Not every vendor wants either.",
        "section": "Mindanao",
        "name": "Tala Mercadejas",
        "picture": "Market stalls",
        "text": "The city will move its night market from the waterfront to the old bus terminal in January, under "
        "a roof that has stood empty for three years.\n\nRents will fall by a third, the market office says. Vendors "
        "who have counted for themselves expect them to rise, because water and light come on a bill of their own."
        "\n\n“On the seawall the wind is free,” said a woman who has grilled corn there since her daughter was born.",
        "way": [
            ("submit", "reporter", ""),
            (
                "send_back",
                "sub",
                "Who says that rents fall? Name the office, and ask two vendors for their sums.",
            ),
        ],
    },
    {
        "slug": "boat-builders-ask-for-dry-timber-before-the-monsoon",
        "headline": "Boat builders ask for dry timber before the monsoon",
        "kicker": "Alimuan",
        "standfirst": "Green planks shrink, and boats that were tight in June leak in September.",
        "section": "Business",
        "name": "Corazon Villaflor-Ong",
        "picture": "Fishing boats",
        "text": "Eleven yards on Alimuan have asked the province to open its drying shed to them before the monsoon."
        "\n\nTimber that dries in the open takes five months. In the shed it takes three weeks, and the shed is empty "
        "from May to August, its keeper says.\n\nA plank that is nailed green opens a seam as wide as a coin. The "
        "builders have brought one along to the hearing.",
        "way": [("submit", "reporter", "")],
        "note": (
            "sub",
            "@reporter, which yard brought the plank? And @editor: a picture of it, if anybody goes.",
        ),
    },
    {
        "slug": "sunday-hours-for-the-clinic-at-danaw-an",
        "headline": "Sunday hours for the clinic at Danaw-an",
        "kicker": "",
        "standfirst": "Fishers are at sea on every other day; now a midwife waits for them on the seventh.",
        "section": "Health & Wellness",
        "name": "",
        "picture": "A nurse",
        "text": "The clinic at Danaw-an opens on Sundays from the first week of the month, from six to noon.\n\n"
        "Four of ten patients who were sent for a second visit never came, a count of the clinic's cards had shown. "
        "Most of them were at sea.\n\nNo doctor comes on Sundays. The midwife does, and the boat to the hospital "
        "waits at the landing.",
        "way": [("submit", "reporter", "")],
    },
    {
        "slug": "two-schools-share-one-science-room-by-turns",
        "headline": "Two schools share one science room, by turns",
        "kicker": "Education",
        "standfirst": "A wall was taken out between them, and a timetable put in.",
        "section": "SciTech",
        "name": "Tala Mercadejas",
        "picture": "A teacher",
        "text": "Two high schools that stand back to back in San Rafael have taken out the wall between them and "
        "furnished one science room for both.\n\nThe morning belongs to the one, the afternoon to the other. What is "
        "broken is paid for by whoever had it last, and the ledger has three entries since June.",
        "way": [("submit", "reporter", ""), ("approve", "sub", "")],
    },
    {
        "slug": "what-the-harbor-master-writes-into-his-notebook",
        "headline": "What the harbor master writes into his notebook",
        "kicker": "Port San Telmo",
        "standfirst": "",
        "section": "Features",
        "name": "Idris Sahibul",
        "picture": "",
        "text": "He has filled forty of them. The first says when the ferry came in, and what the sea was like. The "
        "last says who was on the quay to meet it.",
        "way": [],
    },
    {
        "slug": "one-island-household-in-four-buys-its-water",
        "headline": "One island household in four buys its water",
        "kicker": "Survey",
        "standfirst": "The province counts wells for the first time. Its figures are ours under a promise.",
        "section": "Visayas",
        "name": "",
        "source": "Provincial Information Service",
        "picture": "",
        "text": "One household in four on the outer islands buys the water that it drinks, the first count of the "
        "province's wells has found.\n\nThe count took two years and nineteen boats. Where a well had turned salty, "
        "it asked since when: most answers named the year of a drought.",
        "way": [],
        "embargo": 42,
    },
    {
        "slug": "ferry-fares-what-the-board-has-decided",
        "headline": "Ferry fares: what the board has decided",
        "kicker": "Transport",
        "standfirst": "The decision is signed and under embargo until the board has told the operators.",
        "section": "Mindanao",
        "name": "Idris Sahibul",
        "picture": "boat",
        "text": "Fares between the islands stay as they are until June, and fall for pupils at once, the fare board "
        "has decided.\n\nOperators had asked for eleven per cent. They get a cheaper berth instead, and two "
        "inspections a year in the place of four.",
        "way": [("submit", "reporter", ""), ("approve", "sub", ""), ("publish", "editor", "")],
        "embargo": 10,
        "tomorrow": 6,
    },
    {
        "slug": "auction-hall-at-port-san-telmo-opens-before-dawn",
        "headline": "Auction hall at Port San Telmo opens before dawn",
        "kicker": "",
        "standfirst": "From tomorrow the catch is sold under a roof, by weight, and in the open.",
        "section": "Business",
        "name": "Corazon Villaflor-Ong",
        "picture": "landing",
        "text": "The auction hall at Port San Telmo opens tomorrow at four in the morning. Bids are called aloud and "
        "written on a board that everybody sees.\n\nUntil now buyers whispered theirs into the ear of a broker. "
        "Nobody but he knew what the second had offered.",
        "way": [("approve", "sub", ""), ("publish", "editor", "")],
        "tomorrow": 6,
    },
    {
        "slug": "the-week-on-the-water-in-five-pictures",
        "headline": "The week on the water, in five pictures",
        "kicker": "",
        "standfirst": "A regatta, a rescue, and a great deal of waiting.",
        "section": "Features",
        "name": "Tala Mercadejas",
        "picture": "outriggers",
        "text": "What the tide brought in this week, and who stood there to meet it.",
        "way": [("approve", "sub", ""), ("publish", "editor", "")],
        "tomorrow": 17,
    },
]
SLUGS = [story["slug"] for story in STORIES]
# A story that is out, and what it says from six in the morning on.
CHANGED = "storm-turns-north-ferries-and-classes-resume"
THEN = {
    "headline": "Storm has passed north; ferries and classes are back",
    "standfirst": "The first boat left at six. Two roads stay closed until the river falls.",
}
# A link that `check_links` would find dead; invented, like everything here.
DEAD = "https://example.com/the-straits-review/corals-that-stayed-cool"


def add_drafts() -> int:
    """Adds the drafts that are missing, each taken through its steps by the demo's accounts; returns how many."""
    there = set(Article.objects.filter(slug__in=SLUGS).values_list("slug", flat=True))
    accounts = {
        user.username: user for user in User.objects.filter(username__in=["reporter", "sub", "editor"])
    }
    missing = [story for story in STORIES if story["slug"] not in there]
    for fields in missing:
        story = _write(fields, accounts["reporter"])
        for act, account, reason in fields["way"]:
            at = {"at": _hour(fields["tomorrow"])} if act == "publish" else {}
            getattr(publishing, act)(story, by=accounts[account], reason=reason, **at)
        if "note" in fields:
            account, text = fields["note"]
            named = desk_notes.named_in(text, story)
            desk_notes.write(story, by=accounts[account], text=text, named=named, token=new_token())
    if missing:
        _find_a_dead_link()
        _schedule_a_change(accounts["editor"])
        _lay_out_tomorrow(accounts["editor"])
    return len(missing)


def _write(fields: dict, writer: User) -> Article:
    words = fields["picture"]
    pictures = Image.objects.filter(alt_text__icontains=words) if words else Image.objects.none()
    story = Article(
        body=clean_body(markup.to_html(fields["text"], {})),
        section=Section.objects.get(name=fields["section"]),
        source=Source.objects.filter(name=fields.get("source")).first(),
        lead_picture=pictures.order_by("pk").first(),
        embargoed_until=_hour(fields["embargo"]) if "embargo" in fields else None,
        **{name: fields[name] for name in ("slug", "headline", "kicker", "standfirst")},
    )
    save_story(story, by=writer)
    if fields["name"]:
        Byline.objects.create(article=story, person=Person.objects.get(name=fields["name"]))
    return story


def _lay_out_tomorrow(editor: User) -> None:
    """Lays out the front page tomorrow at six: what will be out by then, and what is not yet."""
    stories = Article.objects.in_bulk(SLUGS, field_name="slug")
    pinned = ["auction-hall-at", "ferry-fares", "two-schools"]
    pins = [story for start in pinned for slug, story in stories.items() if slug.startswith(start)]
    slots = [Slot(rule=Slot.Rule.PIN, story=story) for story in pins]
    slots.append(Slot(rule=Slot.Rule.SECTION, section=Section.objects.get(slug="sports")))
    slots.append(Slot(rule=Slot.Rule.MOST_READ))
    save_layout(Layout(starts_at=_hour(6), note="Tomorrow’s front"), slots, by=editor)


def _schedule_a_change(editor: User) -> None:
    story = Article.objects.published().filter(slug=CHANGED, scheduled_change=None).first()
    if story:
        schedule_change(
            story, content_of(story) | THEN, at=_hour(6), by=editor, reason="When the first boat is out"
        )


def _hour(hours: int) -> dt.datetime:
    """Returns so many hours after the coming midnight in Manila."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + dt.timedelta(days=1, hours=hours)


def _find_a_dead_link() -> None:
    story = Article.objects.filter(original_url=DEAD).first()
    link, _ = CheckedLink.objects.get_or_create(
        address=DEAD,
        defaults={"said": "answered 404", "failures": 2, "is_dead": True, "checked_at": timezone.now()},
    )
    if story:
        link.stories.add(story)
