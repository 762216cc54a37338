"""Addresses that calendars of readers understand."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django import template

from kommpaktiv.content.absolute_url import absolute_url

register = template.Library()


@register.filter
def webcal(path: str) -> str:
    """`path` of a feed as an address that opens the reader's calendar and asks to subscribe."""
    return urlsplit(absolute_url(path))._replace(scheme="webcal").geturl()


@register.filter
def google_calendar(path: str) -> str:
    """Where Google Calendar asks whether to subscribe to the feed at `path`."""
    return f"https://calendar.google.com/calendar/r?{urlencode({'cid': webcal(path)})}"


@register.filter
def outlook(path: str) -> str:
    """Where Outlook on the web asks whether to subscribe to the feed at `path`."""
    return f"https://outlook.live.com/calendar/0/addfromweb?{urlencode({'url': absolute(path)})}"


@register.filter
def absolute(path: str) -> str:
    """`path` as an address to copy into a calendar that does not know `webcal`."""
    return absolute_url(path)
