"""Asks other servers on the newspaper's behalf: within bounds, and never a server of our own network."""
