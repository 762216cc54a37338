"""One search over all of it."""
