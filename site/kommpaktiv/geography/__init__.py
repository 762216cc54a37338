"""Where in Germany something is, and how far: knows no page and no request."""
