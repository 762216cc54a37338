"""The way in, what is said when something is wrong, and the files that machines ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from .i18n import request_language


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send visitors to the home page in their best language. Nothing is stored about it."""
    return HttpResponseRedirect(reverse("wagtail_serve", args=[""]))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the desk may be read by machines (RFC 9309)."""
    context = {"sitemap": settings.WAGTAILADMIN_BASE_URL + reverse("sitemap_index")}
    return render(request, "robots.txt", context, content_type="text/plain")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "404.html", 404)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: too old, or from another site."""
    return _page(request, "403_csrf.html", 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _static(request, "400.html", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    return _static(request, "500.html", 500)


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
