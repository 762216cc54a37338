"""The language of the admin's doors, where nobody is known yet who might have chosen one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def admin_language() -> str:
    """The language to speak: the reader's if the admin speaks it, else German."""
    asked = translation.get_language() or ""
    spoken = dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)
    return asked if asked in spoken else settings.LANGUAGE_CODE


def in_admin_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Have `view` answer in a language of the admin."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(admin_language()):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            response.headers["Content-Language"] = translation.get_language()
        return response

    return wrapper
