"""What a browser may do on the newsroom's pages that show a readers' page in a frame.

Both are the policy of examiner/middleware.py but for one directive each; tests hold them against it.
"""

BASE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {framed_by}; "
    "frame-src {frames}"
)
PLAYERS = "https://www.youtube-nocookie.com https://www.facebook.com https://platform.twitter.com"
# A preview may stand in a frame of our own pages, and in no other.
PREVIEW_POLICY = BASE.format(framed_by="'self'", frames=PLAYERS)
# The page that shows it on several screens may show our own pages in frames, and no other.
SCREENS_POLICY = BASE.format(framed_by="'none'", frames="'self'")
