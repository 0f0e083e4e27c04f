"""A draft for somebody outside passes the page cache and leaves nothing in any store."""

from newsroom.sharing import draft_links
from tests.factories import make_article

WORDS = b"The dam that leaks"


def test_a_draft_is_made_anew_for_everybody_who_opens_it(reader, page_cache, editor, settings):
    link = draft_links.share(make_article(WORDS.decode(), status="draft"), by=editor, for_whom="x", days=1)
    address = link.get_absolute_url()
    for _ in range(2):
        status, headers, body = reader.get(address)
        assert (status, WORDS in body) == (200, True)
        assert "cache-status" not in headers
        assert "no-store" in headers["cache-control"]
    assert page_cache.tier.memory.get(address) is None
    assert page_cache.tier.shared.get(address) is None
    assert not any(WORDS in path.read_bytes() for path in settings.VAR_DIR.rglob("*") if path.is_file())
    draft_links.revoke(link)
    assert reader.get(address)[0] == 410
    assert reader.get(address, HTTP_CACHE_CONTROL="only-if-cached")[0] == 410
