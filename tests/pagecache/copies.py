"""Making the static copy in a test, and reading it."""

from staticsite.build import Build
from tests.pagecache.conftest import begin_anew


def build_static_site(press):
    begin_anew()
    run = Build(press, press.mirror)
    with press.mirror.open():
        assert run.bring_up_to_date()
    assert run.failed == []
    return run


def text_of(mirror, path):
    return (mirror.site / path.strip("/") / "index.html").read_text()


def all_text(mirror):
    return "\n".join(
        p.read_text() for p in mirror.site.rglob("*") if p.suffix in {".html", ".xml", ".json", ".txt"}
    )
