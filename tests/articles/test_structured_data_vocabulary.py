"""The words of our structured data are schema.org's own, each on a type that has it."""

import json

import pytest

from articles.models import Correction
from newspaper.models import Newspaper, Office
from tests.articles.test_structured_data import described
from tests.factories import make_article, make_person, make_picture, make_source
from tests.shared import shared_data

SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def vocabulary():
    """Types with their ancestors, and properties with the types that have them."""
    text = (shared_data("validators") / "schemaorg-all-https-12.0.jsonld").read_text()
    parents, domains = {}, {}
    for thing in json.loads(text)["@graph"]:
        name = thing["@id"].rpartition(":")[2].removeprefix(SCHEMA)
        if "rdf:Property" in thing["@type"]:
            domains[name] = _names(thing.get("schema:domainIncludes", thing.get(f"{SCHEMA}domainIncludes")))
        else:
            parents[name] = _names(thing.get("rdfs:subClassOf"))
    assert len(domains) > 1_000
    return parents, domains


def _names(value):
    items = value if isinstance(value, list) else [value] if value else []
    return {item["@id"].rpartition(":")[2].removeprefix(SCHEMA) for item in items}


def with_ancestors(name, parents):
    return {name}.union(*(with_ancestors(parent, parents) for parent in parents.get(name, ())))


def strange_words(thing, vocabulary):
    """Types that schema.org has not, and properties that the type they stand on has not."""
    parents, domains = vocabulary
    if isinstance(thing, list):
        return [word for item in thing for word in strange_words(item, vocabulary)]
    if not isinstance(thing, dict):
        return []
    kind = thing.get("@type")
    strange = [kind] if kind and kind not in parents else []
    for name, value in thing.items():
        # "query-input" is Google's own: https://developers.google.com/search/docs/appearance/sitelinks-searchbox
        if not name.startswith("@") and name != "query-input":
            if not with_ancestors(kind, parents) & domains.get(name, set()):
                strange.append(f"{kind}.{name}")
            strange += strange_words(value, vocabulary)
    return strange


@pytest.mark.django_db
def test_every_word_is_schema_orgs(client, vocabulary):
    paper = Newspaper.objects.get()
    paper.facebook, paper.description = "https://www.facebook.com/examiner.example", "News."
    paper.save()
    Office.objects.create(newspaper=paper, name="Davao", address="1 Quay", telephones="(082) 555 0000 news")
    story = make_article(
        "Boats",
        by=[make_person()],
        tags=["ports"],
        lead_picture=make_picture(),
        source=make_source(told="ours"),
        original_url="https://example.org/boats",
    )
    story.bylines.create(name="Ann Lim", role="translation")
    Correction.objects.create(article=story, text="It was Monday.")
    for address in ("/", "/boats/"):
        things = list(described(client, address).values())
        assert len(things) == 2
        assert strange_words(things, vocabulary) == []


def test_a_strange_word_is_noticed(vocabulary):
    thing = {"@type": "NewsArticle", "headlines": "x", "author": [{"@type": "Persona"}], "telephone": "1"}
    assert strange_words(thing, vocabulary) == ["NewsArticle.headlines", "Persona", "NewsArticle.telephone"]
