"""Addresses that work outside of the site: in mails, feeds, calendars and for search engines."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings


def absolute_url(path: str) -> str:
    """`path` with the scheme and host the site is known by, whatever host a request names."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def typed_address(address: str) -> str:
    """An address as one types it from paper: without the scheme and a slash at the end."""
    parts = urlsplit(absolute_url(address))
    return f"{parts.netloc}{parts.path}".rstrip("/")
