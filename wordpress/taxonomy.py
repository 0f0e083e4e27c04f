"""Sections from categories, people from authors, tags and sources: found here by name or address, or made."""

from django.db.models import Max

from addresses.keeping import owner
from articles.models import Tag
from articles.tags import tag_name
from people.models import Person
from plaintext.names import name_key
from sections.models import Section
from sources.models import Source
from wordpress.export import Post
from wordpress.import_run import ImportRun
from wordpress.models import ImportedItem
from wordpress.text import fitting, free, slug_of, text_line

Kind = ImportedItem.Kind
TAG_DOMAINS = {"post_tag", "tag"}
FEATURED = "featured"
# WordPress's word for "filed nowhere". Such stories get a section outside the menu: filing them under Featured
# would put on top of the front page what nobody has chosen for it.
NOWHERE = {"uncategorized", "uncategorised"}
OTHER = ("other-news", "Other News")


def sections_of(post: Post, run: ImportRun) -> tuple[Section, list[Section]]:
    """(primary section, further ones) for a post's categories; the primary is the first but for Featured."""
    named = [(slug, name) for domain, slug, name in post.terms if domain == "category"]
    # WXR 1.0 says each category twice, once as RSS knows it.
    named = named or [("", name) for domain, _, name in post.terms if not domain]
    sections = {}
    for slug, name in named:
        section = _section(slug_of(slug or name, 60) or slug_of(name, 60), name, run)
        if section:
            sections[section.pk] = section
    filed = [section for section in sections.values() if section.slug != OTHER[0]]
    filed = filed or list(sections.values()) or [_section("uncategorized", OTHER[1], run)]
    primary = next((section for section in filed if section.slug != FEATURED), filed[0])
    return primary, [section for section in filed if section != primary]


def _section(slug, name, run):
    """The section of a category: remembered, of that slug, of that name, or new and not in the menu."""
    if not slug:
        return None
    remembered = run.find(Kind.SECTION, slug)
    if remembered and remembered.section_id:
        return remembered.section
    if slug in NOWHERE:
        ours, name = OTHER
    else:
        ours, name = slug, fitting(text_line(name) or slug, 60)
    section = Section.objects.named(name).first() or Section.objects.filter(slug=ours).first()
    section = section or owner(Section, ours)  # it was renamed here
    if section is None:
        last = Section.objects.aggregate(last=Max("position"))["last"] or 0
        position = min(last + 1, 32_000)
        section = Section.objects.create(slug=ours, name=name, position=position, is_in_menu=False)
        run.report.count(Kind.SECTION)
    if remembered is None:
        run.remember_id(Kind.SECTION, slug, section=section)
    return section


def people_of(post: Post, run: ImportRun) -> list[Person]:
    """The people over a story: its co-authors where that plugin names some, else its author."""
    named = [
        (slug.removeprefix("cap-"), text_line(name))
        for domain, slug, name in post.terms
        if domain == "author"
    ]
    logins = dict(named) if named else {post.creator: ""}
    people = [_person(login, name, run) for login, name in logins.items() if login or name]
    return list(dict.fromkeys(people))  # two logins may be one person here


def _person(login, name, run):
    remembered = run.find(Kind.PERSON, login[:200])
    if remembered and remembered.person_id:
        return remembered.person
    # A login may be a mail address, which is nobody's business; else authors' pages were named after it.
    public_login = login.partition("@")[0]
    name = fitting(text_line(run.survey.authors.get(login, "")) or name or public_login, 120)
    name = name.partition("@")[0] or public_login
    stem = slug_of(public_login, 100) or slug_of(name, 100) or "author"
    person = Person.objects.named(name).filter(slug=stem).first()
    if person is None:
        slug = free(stem, lambda slug: Person.objects.filter(slug=slug).exists() or owner(Person, slug))
        person = Person.objects.create(name=name, slug=slug, role=Person.Role.STAFF)
        run.report.count(Kind.PERSON)
    if remembered is None:
        run.remember_id(Kind.PERSON, login, person=person)
    return person


def tags_of(post: Post, notes: list[str]) -> list[Tag]:
    """The tags of a post, with WordPress's own slugs so that their old addresses stay; `notes` learns of others."""
    named = [(slug, tag_name(text_line(name))) for domain, slug, name in post.terms if domain in TAG_DOMAINS]
    known, tags = Tag.objects.of(name for _, name in named), {}
    for slug, whole in named:
        name = fitting(whole, 100)
        if not name_key(name):
            continue
        if name != whole:
            notes.append(f"its tag “{name}” was longer than 100 characters and was cut")
        tag = known.get(name_key(name)) or _tag(slug_of(slug or name, 100), name, notes)
        known[name_key(name)] = tags[tag.pk] = tag
    return list(tags.values())


def _tag(slug, name, notes):
    """The tag that has or had that address, or a new one."""
    tag = (Tag.objects.filter(slug=slug).first() or owner(Tag, slug)) if slug else None
    if tag is None:
        return Tag.objects.create(slug=slug, name=name)
    notes.append(f"its tag “{name}” is “{tag.name}” here, which has the same address")
    return tag


def source_of(name: str, suffix: str, home_page: str) -> Source:
    """The source of that name or suffix, or a new agency; its home page is filled in where it is not known."""
    sources = Source.objects.order_by("pk")
    found = (
        sources.filter(headline_suffix__iexact=suffix).first() or sources.filter(name__iexact=name).first()
    )
    if found is None:
        return Source.objects.create(
            name=name,
            kind=Source.Kind.AGENCY,
            headline_suffix=suffix,
            home_page=home_page,
            told=Source.Told.CANONICAL,
        )
    if home_page and not found.home_page:
        found.home_page = home_page
        found.save(update_fields=["home_page"])
    return found
