"""What machines are told about the home page."""

from typing import Any

from django.http import HttpRequest

from kommpaktiv.content.json_ld import CONTEXT, organisation, structured_data

from .models import HomePage


@structured_data.register
def home_page(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """The organisation behind the site (https://schema.org/Organization)."""
    return {"@context": CONTEXT} | organisation(request)
