"""WordPress's pages become About pages, and their old addresses redirect there."""

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from newspaper.pages import CONTACT, PROFILE, RATES
from richtext.left_out import LeftOut
from wordpress.bodies import convert
from wordpress.export import Post
from wordpress.import_run import ImportRun, leave_redirect, reason_in
from wordpress.models import ImportedItem
from wordpress.text import fitting, free, slug_of

Kind = ImportedItem.Kind
# Pages that every paper has and where ours stand.
OURS = {
    "profile": PROFILE,
    "contact": CONTACT,
    "contact-us": CONTACT,
    "advertising-rates": RATES,
    "regional-advertising-rates": RATES,
}
TAKEN = ("contact", "profile", "advertising-rates")
LONGEST = 80  # with /about/ before it and a number after it, it fits Django's 100 characters
DEEPEST = 10


def import_page(post: Post, run: ImportRun) -> None:
    """Imports one page; tells `run.report` what became of it. All of it in one transaction, or nothing."""
    title = run.title_of(post)
    if post.status != "publish" or post.password:
        said = "protected by a password" if post.password else f"in the state “{post.status[:30]}”"
        run.report.leave_out(f"it was a page {said}, and About pages are public", title)
        return
    if run.is_here(Kind.PAGE, post):
        return
    try:
        with transaction.atomic():
            notes, left_out = _write(post, run)
    except (ValidationError, IntegrityError) as error:
        if not run.is_here(Kind.PAGE, post):
            run.report.leave_out(reason_in(error), title)
    else:
        run.report.count(Kind.PAGE)
        run.report.comments += post.comments
        run.report.note(title, notes, left_out)


def _write(post, run):
    content, notes, left_out = convert(post.content, run.pictures, run.survey.base_url)
    slug = slug_of(post.name or run.title_of(post), LONGEST) or "page"
    page = FlatPage.objects.filter(url=OURS[slug]).first() if slug in OURS else None
    if page is None:
        page = _new_page(post, slug, run)
    if page.content:
        notes, left_out = [f"{page.url} has a text already, which was left as it is"], LeftOut()
    else:
        page.content = content
        page.save(update_fields=["content"])
    run.remember(Kind.PAGE, post, page=page)
    for path in _old_paths(post, slug, run):
        notes += leave_redirect(path, page.url)
    return notes, left_out


def _new_page(post, slug, run):
    if slug in OURS:
        url = OURS[slug]
    else:
        slug = free(
            slug, lambda slug: slug in TAKEN or FlatPage.objects.filter(url=f"/about/{slug}/").exists()
        )
        url = f"/about/{slug}/"
    page = FlatPage.objects.create(url=url, title=fitting(run.title_of(post), 200))
    page.sites.add(settings.SITE_ID)
    return page


def _old_paths(post, slug, run):
    """Where the page stood: its own link, the path through its parents, and its name alone."""
    names, parent = [slug], post.parent
    while parent in run.survey.pages and len(names) < DEEPEST:
        name, parent = run.survey.pages[parent]
        names.append(slug_of(name, LONGEST))
    nested = "/" + "/".join(reversed([name for name in names if name])) + "/"
    return dict.fromkeys([run.old_path(post), nested, f"/{slug}/"])
