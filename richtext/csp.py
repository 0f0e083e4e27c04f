"""The content security policy of the newsroom's pages that show the editor."""

EDITOR_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""CKEditor 4 writes scripts and styles into its own frames; it works with nothing stricter than this."""
