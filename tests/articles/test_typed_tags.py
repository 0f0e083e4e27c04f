"""Tags are what was typed: commas separate, blanks never, at every door."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.models import Tag, TagSynonym
from articles.tags import tag_name, tags_as_text, tags_in
from plaintext.names import name_key
from tests.factories import make_article
from tests.newsroom.desk import filled, story_url


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Marawi City", ["Marawi City"]),
        ("Marawi City, fisheries", ["Marawi City", "fisheries"]),
        ("Marawi   City ,, ,fisheries,", ["Marawi City", "fisheries"]),
        ("Marawi City; fisheries", ["Marawi City", "fisheries"]),
        ("Marawi City\r\nfisheries\n\nports", ["Marawi City", "fisheries", "ports"]),
        ("مراوي، صيد", ["مراوي", "صيد"]),
        ("马拉维，渔业、港口", ["马拉维", "渔业", "港口"]),
        ("#MarawiCity #ports", ["MarawiCity", "ports"]),
        ("#MeToo, C#, #1 priority", ["MeToo", "C#", "#1 priority"]),
        ("# Marawi City", ["# Marawi City"]),
        ('"Marawi City"', ["Marawi City"]),
        ("‘Marawi City’, 'ports'", ["Marawi City", "ports"]),
        ('"Davao, Philippines", ports', ["Davao, Philippines", "ports"]),
        ("“Davao, Philippines”, ports", ["Davao, Philippines", "ports"]),
        ('Rodrigo "Digong" Duterte', ['Rodrigo "Digong" Duterte']),
        ('"Marawi City, ports', ["Marawi City", "ports"]),
        ('""", ""', []),
        ("ports, Ports, PORTS, po\u200brts", ["ports"]),
        ("O’Brien, O'Brien", ["O’Brien"]),
        (" \u200b, \u3164, \t", []),
        ("", []),
    ],
)
def test_commas_separate_and_blanks_never_do(typed, names):
    assert tags_in(typed) == names


@example(['“0"', "#”"])
@given(st.lists(st.text(max_size=80) | st.text(',;"“”# ab\n', max_size=9), max_size=4))
def test_what_the_form_shows_of_tags_is_read_as_the_same_tags(names):
    once = {name_key(tag): tag for tag in map(tag_name, names) if name_key(tag)}
    assert [*map(name_key, tags_in(tags_as_text(once.values())))] == [*once]


def test_forged_text_takes_linear_time():
    assert len(tags_in('","' * 3_300)) < 3_400


@pytest.mark.django_db
def test_one_tag_of_two_words_typed_on_a_story_is_one_tag(client, reporter):
    client.force_login(reporter)
    story = make_article(status="draft", created_by=reporter)
    for typed in ("Marawi City", "MARAWI  city", "“Marawi City”"):
        response = client.post(story_url(story), filled(client.get(story_url(story)), tags=typed))
        assert response.status_code == 302
        assert [tag.name for tag in story.tags.all()] == ["Marawi City"]
    assert ">\nMarawi City</textarea>" in client.get(story_url(story)).text
    assert Tag.objects.count() == 1


@pytest.mark.django_db
def test_a_name_with_a_comma_survives_the_form(client, editor):
    client.force_login(editor)
    story = make_article(tags=["Davao, Philippines", "#1", "ports"])
    client.post(story_url(story), filled(client.get(story_url(story)), kicker="New"))
    assert sorted(tag.name for tag in story.tags.all()) == ["#1", "Davao, Philippines", "ports"]


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["ÑANDÚ  city", "n\u0303andu\u0301 city", "Ñandú\u200b City"])
def test_a_tag_has_one_row_whichever_way_it_is_spelt(other):
    make_article(tags=["Ñandú City"])
    story = make_article(tags=[other, "ports"])
    story.tags.add(other)
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["ports", "Ñandú City"]
    story.tags.remove(other)
    assert [tag.name for tag in story.tags.all()] == ["ports"]
    with pytest.raises(Exception, match=r"(?i)unique"):
        Tag.objects.bulk_create([Tag(name=other, slug="another")])


@pytest.mark.django_db
def test_another_name_of_a_tag_is_read_as_the_tag(client, editor):
    client.force_login(editor)
    tag = Tag.objects.create(name="Philippine National Police")
    TagSynonym.objects.create(name="PNP", tag=tag)
    story = make_article(tags=["pnp"])
    assert [*story.tags.all()] == [tag]
    response = client.post("/admin/articles/tag/add/", {"name": "P\u200bNP", "slug": "pnp"})
    assert "That is another name of the tag “Philippine National Police” now" in response.text


@pytest.mark.django_db
def test_ten_known_tags_are_read_with_one_query(django_assert_num_queries):
    names = [f"subject {number}" for number in range(10)]
    make_article(tags=names)
    with django_assert_num_queries(1):
        Tag.objects.of([name.upper() for name in names])
