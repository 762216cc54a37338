"""The way in, and the files that machines ask for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Send visitors to the home page in their best language. Nothing is stored about it."""
    return HttpResponseRedirect(reverse("wagtail_serve", args=[""]))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the desk may be read by machines (RFC 9309)."""
    context = {"sitemap": settings.WAGTAILADMIN_BASE_URL + reverse("sitemap_index")}
    return render(request, "robots.txt", context, content_type="text/plain")
