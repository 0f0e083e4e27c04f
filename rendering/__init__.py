"""The rendering room, where pages are set: statements compiled once, and parts of pages that stay standing."""
