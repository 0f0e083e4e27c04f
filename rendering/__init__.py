"""What makes pages cheap to render: querysets compiled once, cached fragments, remembered paths."""
