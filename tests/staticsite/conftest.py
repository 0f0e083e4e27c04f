"""The page cache that the static site is built through."""

from tests.pagecache.conftest import ferries, page_cache, reader, static_site  # noqa: F401
