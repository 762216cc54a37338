"""Rows and constraints: no page, no request."""
