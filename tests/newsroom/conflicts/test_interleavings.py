"""Two and three editors at random in one story: every word that was taken is in it, or its author was told.

A few dozen interleavings in the suite; `INTERLEAVINGS=2000 pytest tests/newsroom/test_interleavings.py` for more.
"""

import os
import random

import pytest
from django.template import Context
from django.template.response import TemplateResponse
from django.test import Client
from django.test.signals import template_rendered

from articles.models import Article
from tests.factories import make_article, make_user
from tests.newsroom.desk import byline, filled, story_url

pytestmark = pytest.mark.django_db
COUNT = int(os.environ.get("INTERLEAVINGS", "24"))
BODY = "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>"


@pytest.fixture(autouse=True)
def _nobody_looks_at_the_pages(monkeypatch):
    """What a form holds is asked of the form itself; drawing it would take most of the time."""

    def undrawn(page):
        template_rendered.send(sender=None, template=page, context=Context(page.context_data))
        return ""

    monkeypatch.setattr(TemplateResponse, "rendered_content", property(undrawn))


class Editor:
    """Somebody who has the story open, adds words of their own to it, and saves when it pleases them."""

    def __init__(self, number, dice, story):
        self.client, self.dice, self.story = Client(), dice, story
        self.client.force_login(make_user(f"editor{number}", role="Editor"))
        self.number, self.typed, self.taken, self.overruled = number, [], set(), False
        self.open()

    def open(self):
        """Has the story before them as it is now; words that were not saved are typed anew by nobody."""
        self.page, self.changes, self.typed = self.client.get(story_url(self.story)), {}, []

    def type(self):
        """One word more, somewhere."""
        word = f"word{self.number}x{self.dice.randrange(10**9)}"
        sent = filled(self.page) | self.changes
        place = self.dice.choice(["headline", "standfirst", "body", "body", "body", "tags", "bylines"])
        if place == "body":
            lines = sent["body"].split("</p>")[:-1]
            at = self.dice.randrange(len(lines))
            lines[at] = f"{lines[at]} {word}" if self.dice.random() < 0.7 else f"{lines[at]}</p><p>{word}"
            self.changes["body"] = "</p>".join(lines) + "</p>"
        elif place == "tags":
            self.changes["tags"] = f"{sent['tags']}, {word}"
        elif place == "bylines":
            number = int(sent["bylines-TOTAL_FORMS"])
            self.changes |= {"bylines-TOTAL_FORMS": number + 1} | byline(number, name=word)
        else:
            self.changes[place] = f"{sent[place]} {word}"
        self.typed.append(word)

    def save(self):
        """Saves; where they are asked, they choose, or give up and open the story anew."""
        answer = self.client.post(story_url(self.story), filled(self.page) | self.changes)
        if answer.status_code == 200:
            conflict = answer.context["adminform"].form.conflict
            assert conflict.undecided, answer.context["errors"]
            if self.dice.random() < 0.4:
                self.open()
                return
            choices = {
                f"keep-{each.name}": self.dice.choice(["mine", "theirs"]) for each in conflict.undecided
            }
            self.overruled = True
            choices |= {"met": str(conflict.story.version), "aside": str(conflict.aside.pk)}
            answer = self.client.post(story_url(self.story), filled(answer) | choices)
        assert answer.status_code == 302
        self.taken |= {*self.typed}
        self.open()


def words_in(story):
    """All that readers could see of it, as text."""
    names = [byline.name for byline in story.bylines.all()]
    return " ".join([story.headline, story.standfirst, story.body, *story.tags.names(), *names])


@pytest.mark.parametrize("seed", range(COUNT))
def test_every_word_that_was_taken_is_there_and_every_other_is_kept(seed):
    dice = random.Random(seed)
    story = make_article("Ferries sail", body=BODY, tags=["ports"], by=["Ana Lim"])
    editors = [Editor(number, dice, story) for number in range(dice.choice([2, 3]))]
    everything = []
    for _ in range(dice.randrange(6, 14)):
        editor = dice.choice(editors)
        if dice.random() < 0.6:
            editor.type()
            everything.append(editor.typed[-1])
        else:
            waiting = list(editor.typed)
            editor.save()
            kept = " ".join(str(revision.content) for revision in story.revisions.all())
            assert [word for word in waiting if word not in kept] == [], "what was sent is kept, taken or not"
    final = words_in(Article.objects.get())
    taken = set().union(*(editor.taken for editor in editors))
    gone = {word for word in taken if word not in final}
    assert not gone or any(editor.overruled for editor in editors), f"{gone} went, and nobody was asked"


@pytest.mark.parametrize("seed", range(COUNT // 4))
def test_one_editor_is_never_told_of_anybody_else(seed, client):
    """Double clicks, two tabs that change different things, and saves one after the other."""
    dice = random.Random(seed)
    story = make_article("Ferries sail", body=BODY)
    client.force_login(make_user(role="Editor"))
    tabs = [client.get(story_url(story)) for _ in range(2)]
    for turn in range(8):
        tab = dice.randrange(2)
        field = ["headline", "standfirst"][tab]
        sent = filled(tabs[tab], **{field: f"Turn {turn}"})
        for _ in range(dice.choice([1, 2])):
            assert client.post(story_url(story), sent).status_code == 302
        tabs[tab] = client.get(story_url(story))
        assert getattr(Article.objects.get(), field) == f"Turn {turn}"
