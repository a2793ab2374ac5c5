"""Things and texts found, and words replaced in them."""
