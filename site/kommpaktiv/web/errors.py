"""What is said when something is wrong."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from kommpaktiv.accounts.admin_language import admin_language
from kommpaktiv.languages.locales import request_language


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "404.html", 404)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _admin_page(request, "no_access") or _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: too old, or from another site."""
    return _admin_page(request, "form_too_old") or _page(request, "403_csrf.html", 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _static(request, "400.html", 400)


def body_refused(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """What was sent is too long (413) or came too slowly (408)."""
    return _static(request, f"{status.value}.html", status.value)


def server_error(request: HttpRequest) -> HttpResponse:
    return _static(request, "500.html", 500)


def _admin_page(request: HttpRequest, reason: str) -> HttpResponse | None:
    """What is refused within the admin is refused by a page that looks like the admin."""
    if not request.path_info.startswith(reverse("wagtailadmin_home")):
        return None
    with translation.override(admin_language()):
        return render(request, "admin_refusal.html", {"reason": reason}, status=403)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page of the site, with its menus."""
    with translation.override(request_language(request)):
        return render(request, template, status=status)


def _static(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that asks neither the database nor the cache nor the request for anything.

    What is broken may be any of them.
    """
    with translation.override(request_language(request)):
        return HttpResponse(render_to_string(template), status=status)
