"""Where OpenStreetMap shows a place: links, so that nobody is asked before a reader follows one."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlencode

SITE = "https://www.openstreetmap.org"


def map_of(address: str) -> str:
    """The map with an address of several lines looked up."""
    return f"{SITE}/search?{urlencode({'query': ', '.join(address.splitlines())})}"


def map_at(latitude: Decimal, longitude: Decimal) -> str:
    """The map with a mark at these degrees."""
    return f"{SITE}/?{urlencode({'mlat': f'{latitude:f}', 'mlon': f'{longitude:f}'})}"
