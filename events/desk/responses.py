"""How views of the training desk answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import resolve_url

from events.registration.decorators import SeeOther


def see_other(to: str, *args: Any) -> HttpResponse:
    """After a change: look there, with GET. `to` is a view or an address."""
    return SeeOther(resolve_url(to, *args))
