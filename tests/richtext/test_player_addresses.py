"""Which addresses become players, and what those load."""

import re

import pytest
from django.conf import settings

from newsroom.preview.csp import PREVIEW_POLICY, SCREENS_POLICY
from richtext.csp import EDITOR_POLICY, READERS_POLICY
from richtext.embeds import MENTIONS, PLAYERS, embed_for


@pytest.mark.parametrize(
    ("address", "provider", "player"),
    [
        (
            "https://youtu.be/dQw4w9WgXcQ?t=3",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
        ),
        (
            "https://m.youtube.com/shorts/dQw4w9WgXcQ",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
        ),
        (
            "https://twitter.com/paper/status/123?s=20",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?id=123&dnt=true",
        ),
        (
            "https://x.com/i/web/status/123",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?id=123&dnt=true",
        ),
        (
            "https://www.facebook.com/paper/videos/123/",
            "Facebook",
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fpaper%2Fvideos%2F123%2F&show_text=true",
        ),
        (
            "https://www.facebook.com/paper/posts/a-b-123",
            "Facebook",
            "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpaper%2Fposts%2Fa-b-123&show_text=true",
        ),
    ],
)
def test_known_addresses_have_players(address, provider, player):
    embed = embed_for(address)
    assert (embed.provider, embed.player) == (provider, player)
    assert embed_for(embed.address) == embed


@pytest.mark.parametrize(
    "address",
    [
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=../../x",
        "javascript://youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/@paper",
        "https://x.com/paper",
        "https://www.facebook.com/paper",
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Fvideo.php",
        "http://[::1",
        "https://example.org/",
    ],
)
def test_other_addresses_have_none(address):
    assert embed_for(address) is None


EXAMPLES = {
    "YouTube": "https://youtu.be/dQw4w9WgXcQ",
    "Facebook": "https://www.facebook.com/paper/posts/a-b-123",
    "X": "https://x.com/paper/status/123",
}


def frames_of(policy):
    """The origins that a policy lets frames load from."""
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    return set(directives["frame-src"].split())


@pytest.mark.parametrize("player", PLAYERS, ids=lambda player: player.name)
def test_a_player_loads_from_its_own_origin_and_its_bodies_are_found(player):
    embed = embed_for(EXAMPLES[player.name])
    assert embed.provider == player.name
    assert embed.player.startswith(f"{player.frame_origin}/")
    assert any(mention in embed.address for mention in MENTIONS)


@pytest.mark.parametrize("policy", [READERS_POLICY, PREVIEW_POLICY], ids=["readers", "preview"])
def test_policies_let_in_the_frames_of_these_players_and_no_others(policy):
    assert frames_of(policy) == {player.frame_origin for player in PLAYERS}


@pytest.mark.parametrize("policy", [EDITOR_POLICY, SCREENS_POLICY], ids=["editor", "screens"])
def test_the_newsrooms_own_pages_let_in_none_of_them(policy):
    assert frames_of(policy) == {"'self'"}


def test_the_static_copy_is_served_with_the_readers_policy():
    config = (settings.BASE_DIR / "ops/server/nginx/examiner.conf.template").read_text()
    copy = config.partition("location @static_site")[2].partition("location @kept")[0]
    served = re.search('Content-Security-Policy "([^"]*)"', copy)[1]
    assert frames_of(served) == frames_of(READERS_POLICY)
    # The copy connects to nothing (no beacons) and has no fonts of its own; else nothing is let in that readers lack.
    assert set(served.split("; ")) <= set(READERS_POLICY.split("; "))


def test_nothing_else_in_the_code_names_where_players_load_from():
    rooms = [app for app in settings.INSTALLED_APPS if "." not in app] + ["examiner"]
    files = [file for room in rooms for file in (settings.BASE_DIR / room).rglob("*.py")]
    naming = {
        file.relative_to(settings.BASE_DIR).as_posix()
        for file in files
        if any(player.frame_origin in file.read_text() for player in PLAYERS if player.name != "Facebook")
    }
    assert naming == {"richtext/embeds.py"}
