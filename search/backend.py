"""Wagtail's database search, in which the last word of a query also finds longer words.

Readers type "Integration" and mean "Integrationsbeirat" too. Wagtail's own way to that is a second
index of everything, which the search of the admin would then look into as well.
"""

from typing import Any

from wagtail.search.backends.base import BaseSearchBackend
from wagtail.search.backends.database import SearchBackend


def prefix_search(params: dict[str, Any]) -> BaseSearchBackend:
    """The backend of the database in use, SQLite or PostgreSQL."""
    backend = SearchBackend(params)
    compiler = backend.query_compiler_class
    backend.query_compiler_class = type(
        f"Prefix{compiler.__name__}", (compiler,), {"LAST_TERM_IS_PREFIX": True}
    )
    return backend
