"""What a browser may do on the newsroom's pages that show a readers' page in a frame."""

from richtext.csp import policy

PREVIEW_POLICY = policy(frame_ancestors="'self'")
"""A preview may stand in a frame of our own pages, and in no other."""
SCREENS_POLICY = policy(frame_src="'self'")
"""The page that shows it on several screens may show our own pages in frames, and no other."""
