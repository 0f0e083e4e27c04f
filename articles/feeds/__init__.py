"""Feeds: RSS, Atom and JSON Feed of the newest stories and of corrections."""
