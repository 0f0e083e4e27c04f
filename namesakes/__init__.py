"""Two rows that are one thing: near names are shown, and one row is merged into another."""
