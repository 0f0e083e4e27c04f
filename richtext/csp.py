"""The Content-Security-Policy of every kind of page, made from one list of directives and the players' origins."""

from richtext.embeds import PLAYERS

# A reader's page loads nothing from other servers but the players a reader asks for (static/js/embeds.js).
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "frame-src": " ".join(player.frame_origin for player in PLAYERS),
}


def policy(**changes: str) -> str:
    """The readers' policy with some directives changed: `policy(frame_ancestors="'self'")`."""
    directives = _DIRECTIVES | {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


READERS_POLICY = policy()
EDITOR_POLICY = policy(
    script_src="'self' 'unsafe-inline'",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    frame_src="'self'",
)
"""CKEditor 4 writes scripts and styles into its own frames; it works with nothing stricter than this."""
