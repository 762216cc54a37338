"""Addresses that calendars of readers understand."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template

from kommpaktiv.content.absolute_url import absolute_url

register = template.Library()


@register.filter
def webcal(path: str) -> str:
    """`path` of a feed as an address that opens the reader's calendar and asks to subscribe."""
    return urlsplit(absolute_url(path))._replace(scheme="webcal").geturl()


@register.filter
def absolute(path: str) -> str:
    """`path` as an address to copy into a calendar that does not know `webcal`."""
    return absolute_url(path)
