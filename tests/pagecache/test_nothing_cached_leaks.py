"""Pages that were cached while a story was out have no word of it once it is hidden, however they are asked for."""

import pytest

from tests.articles.canary import SLUG, TOLD_AS_GONE, addresses, hide, make_canary, words_in

NAMES = ["withdrawn", "withdrawn and then spiked", "licence over", "draft", "embargoed", "scheduled"]
NOT_PUBLIC = ("/admin/", "/beacon/", "/draft/")


@pytest.mark.parametrize("name", NAMES)
def test_no_cached_page_keeps_a_word_of_what_is_hidden_since(reader, now, name):
    story = make_canary(now)
    listed = [address for address in [*addresses(story), f"/{SLUG}/"] if not address.startswith(NOT_PUBLIC)]
    tags = {address: reader.get(address)[1].get("etag", "") for address in listed}
    assert any(words_in(*reader.get(address)[1:]) for address in listed)
    hide(story, name, now)
    found = {}
    for address, tag in tags.items():
        may_be_named = {SLUG} if name in TOLD_AS_GONE or SLUG in address else set()
        for method, asked in (("GET", {}), ("HEAD", {}), ("GET", {"HTTP_IF_NONE_MATCH": tag}), ("GET", {})):
            if words := words_in(*reader.get(address, method, **asked)[1:]) - may_be_named:
                found[method, address] = words
    assert found == {}
