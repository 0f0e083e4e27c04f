"""The public pages of stories: the story itself, tags, the archive, search."""

from django.db.models import CharField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles import archive
from articles.corrections import page_of_corrections
from articles.models import Article, Byline, Correction, Tag
from articles.paging import PAGE_SIZE, PageStart
from articles.related import around
from articles.search.page import Wanted, results_page
from pagecache.converters import CURSOR
from pagecache.public_page import public_page
from rendering.compiled import CompiledModelQuery, Param

# More stories than any day of a small paper has.
DAY_SIZE = 100
STORY = CompiledModelQuery(
    lambda: Article.objects.filter(slug=Param("slug", CharField())),
    related=("section", "source", "lead_picture"),
    without=("words",),
)
TAGS = CompiledModelQuery(
    lambda: Tag.objects.filter(taggings__content_object=Param("story")).order_by("taggings")
)
CORRECTIONS = CompiledModelQuery(lambda: Correction.objects.filter(article=Param("story")))


@public_page
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A story; 410 where it is gone for good."""
    story = next(iter(STORY.instances(slug=slug)), None)
    if story is None or not story.has_an_answer:
        raise Http404
    if not story.is_published:
        return gone(request, story)
    return render(request, "articles/detail.html", story_page(story))


def gone(request: HttpRequest, story: Article) -> HttpResponse:
    """410 with a courteous page: the original's address where a licence has ended, why the paper has taken a story
    back where it says so, and no word of the story else.
    """
    original = (
        story.original_url if story.is_licence_over and story.status == Article.Status.PUBLISHED else ""
    )
    notes = Correction.objects.for_readers().filter(article=story.pk, kind=Correction.Kind.RETRACTION)
    retractions = notes.along(PageStart()) if story.status == Article.Status.WITHDRAWN else ()
    context = {
        "original_url": original,
        "source": story.source if original else None,
        "retractions": list(retractions),
    }
    return render(request, "410.html", context, status=410)


def story_page(story: Article) -> dict:
    """Everything that the page of one story shows, for readers and for previews."""
    tags = TAGS.instances(story=story.pk)
    stands_around = around(story, tags)
    return {
        "story": story,
        "bylines": stands_around.credits,
        "writers": [credit for credit in stands_around.credits if credit.role == Byline.Role.WORDS],
        "helpers": [credit for credit in stands_around.credits if credit.role != Byline.Role.WORDS],
        "labels": stands_around.labels,
        "tags": tags,
        "corrections": CORRECTIONS.instances(story=story.pk),
        "translations": stands_around.translations,
        "around": stands_around,
    }


@public_page(before=CURSOR, after=CURSOR)
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Stories under one tag, newest first; a tag that only hidden stories have is unknown, as they are."""
    tag = get_object_or_404(Tag.objects.published(), slug=slug)
    page = tag.taggings.published().page(request.GET.get("before"), request.GET.get("after"))
    return render(request, "articles/tag.html", {"tag": tag, "page": page})


@public_page(before=CURSOR, after=CURSOR)
def newest(request: HttpRequest) -> HttpResponse:
    """Every story, newest first."""
    page = Article.objects.published().page(request.GET.get("before"), request.GET.get("after"))
    return render(request, "articles/newest.html", {"page": page})


@public_page(before=CURSOR, after=CURSOR)
def corrections(request: HttpRequest) -> HttpResponse:
    """What the paper has corrected, newest first, and what it has taken back."""
    page = page_of_corrections(request.GET.get("before"), request.GET.get("after"))
    return render(request, "articles/corrections.html", {"page": page})


@public_page
def archive_index(request: HttpRequest) -> HttpResponse:
    """The years and months in which the paper has stories, old decades folded."""
    return render(request, "articles/archive.html", {"decades": archive.decades()})


@public_page(before=CURSOR, after=CURSOR)
def archive_period(
    request: HttpRequest, year: int, month: int | None = None, day: int | None = None
) -> HttpResponse:
    """The stories of a year, a month or a day, newest first; 404 for one that is empty or impossible."""
    period = archive.Period.of(year, month, day)
    around_it = archive.around(period) if period else None
    if not (around_it and around_it.parts):
        raise Http404
    stories = Article.objects.in_period(period.start, period.end).published()  # in the order SQLite seeks by
    # A day stands on one page, so that a copy of the paper without queries has every story (staticsite/site.py).
    size = DAY_SIZE if day else PAGE_SIZE
    page = stories.page(request.GET.get("before"), request.GET.get("after"), size)
    return render(
        request, "articles/archive_period.html", {"period": period, "around": around_it, "page": page}
    )


@public_page(
    is_costly=True, q=".{1,200}", section="[\\w-]{1,60}", year="[0-9]{4}", before=CURSOR, after=CURSOR
)
def search_page(request: HttpRequest) -> HttpResponse:
    """Stories found by their words, newest first, narrowed to a section and a year."""
    return render(request, "articles/search.html", results_page(Wanted.from_query(request.GET)))
