"""Full-text search of stories: folded words, the index of each database, queries, and the search page."""
