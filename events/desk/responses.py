"""How views of the training desk answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect


def see_other(to: str, *args: Any) -> HttpResponse:
    """After a change: look there, with GET (RFC 9110, 15.4.4). `to` is a view or an address."""
    response = redirect(to, *args)
    response.status_code = HTTPStatus.SEE_OTHER
    return response
