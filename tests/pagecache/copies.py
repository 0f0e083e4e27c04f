"""Building the static site in a test, and reading it."""

from staticsite.build import Build
from tests.pagecache.conftest import begin_anew


def build_static_site(page_cache):
    begin_anew()
    build = Build(page_cache, page_cache.static_site)
    with page_cache.static_site.open():
        assert build.bring_up_to_date()
    assert build.failed == []
    return build


def text_of(static_site, path):
    return (static_site.root / path.strip("/") / "index.html").read_text()


def all_text(static_site):
    return "\n".join(
        p.read_text() for p in static_site.root.rglob("*") if p.suffix in {".html", ".xml", ".json", ".txt"}
    )
