"""The page cache that the static site is built through."""

from tests.pagecache.conftest import ferries, mirror, press, reader  # noqa: F401
