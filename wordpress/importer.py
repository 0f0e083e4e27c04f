"""The import: an export is read once to its end, then its pictures are imported, then what shows them."""

from collections.abc import Callable
from pathlib import Path

from django.db.models import Max

from articles.models import Tag
from people.models import Person
from plaintext.names import name_key
from plaintext.twins import Twins
from sections.models import Section
from wordpress.export import posts, survey
from wordpress.import_run import ImportReport, ImportRun, number
from wordpress.pages import import_page
from wordpress.pictures import import_picture
from wordpress.stories import import_story

NAMED = (Tag, Person, Section)
MOST_NEAR = 50  # near names in a report
STEPS = {
    # kind in the export: (act, word for progress, how often progress is told)
    "attachment": (import_picture, ("attachment", "attachments"), 10),
    "page": (import_page, ("page", "pages"), 50),
    "post": (import_story, ("story", "stories"), 50),
}
# How WordPress's themes and menus keep themselves; nothing that anybody wrote or read.
SILENT = {"nav_menu_item", "revision", "customize_changeset", "oembed_cache"}


def import_export(
    path: Path, media: Path | None = None, tell: Callable[[str], object] = lambda line: None
) -> ImportReport:
    """Imports the export at `path`, with the files of the folder `media`; returns the ImportReport.

    `tell` is called with lines of progress. Raises `wordpress.export.NotAnExport` before anything is changed.
    What an earlier run has imported stays untouched, whatever the newsroom has made of it since.
    """
    run = ImportRun(survey(path), media)
    before = {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in NAMED}
    for mended, count in run.survey.repairs.items():
        run.report.note("The export itself", [f"{count:,} {mended} were repaired or dropped"])
    # The order matters: stories look for their pictures among what was imported.
    for kind, (act, (one, many), often) in STEPS.items():
        total, seen = run.survey.kinds[kind], set()
        for done, post in enumerate(posts(path, kind), start=1):
            if post.wordpress_id in seen:
                run.report.leave_out("one of the same number stands before it", run.title_of(post))
            else:
                seen.add(post.wordpress_id)
                act(post, run)
            if done % often == 0 or done == total:
                tell(f"  {done:,} of {number(total, one, many)}")
    _leave_out_others(path, run)
    run.report.note("Names that are nearly the same", _near_names(before))
    return run.report


def _near_names(before):
    """A sentence for each name that came with this run and is nearly one that is here, or the same person's name."""
    sentences = []
    for model, last in before.items():
        rows = dict(model.objects.values_list("pk", "name"))
        twins = (
            Twins((pk, name_key(name)) for pk, name in rows.items()) if max(rows, default=0) > last else None
        )
        for pk in sorted(pk for pk in rows if pk > last):
            # Of two that have come together only the later is told.
            near = [rows[other] for other in twins.of(rows[pk], pk) if other < pk]
            if near:
                others = ", ".join(f"“{name}”" for name in near[:3])
                sentences.append(f"the {model._meta.verbose_name} “{rows[pk]}” beside {others}")
    return sentences[:MOST_NEAR]


def _leave_out_others(path, run):
    others = run.survey.kinds.keys() - STEPS.keys() - SILENT
    for post in posts(path, *others) if others else ():
        run.report.leave_out(f"the paper has nothing of the kind “{post.kind[:40]}”", run.title_of(post))
