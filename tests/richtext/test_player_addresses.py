"""Which addresses become players, and what those load."""

import pytest

from richtext.embeds import embed_for


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
