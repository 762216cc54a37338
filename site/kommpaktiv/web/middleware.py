"""What happens to every request before and after its view."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.datastructures import MultiValueDictKeyError

from kommpaktiv.languages.dates import EASY
from kommpaktiv.languages.easy_german import in_lines
from kommpaktiv.languages.locales import language_of_path, request_language

from .errors import bad_request, body_refused
from .request_buffering import REFUSED

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


class SecurityHeadersMiddleware:
    """Switch off the browser features no page of ours needs (W3C Permissions Policy)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class LanguageMiddleware:
    """Answer in the language of the address, else in the one the browser asks for.

    In place of Django's own: that reads a cookie, and sends addresses without a language somewhere
    else instead of saying that they do not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.LANGUAGE_CODE = request_language(request)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            self._say_language(request, response)
            if request.LANGUAGE_CODE == EASY and not response.streaming:
                response.content = in_lines(response.content.decode())
        return response

    def _say_language(self, request: HttpRequest, response: HttpResponse) -> None:
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        if not language_of_path(request.path_info):
            patch_vary_headers(response, ["Accept-Language"])


class RefusedBodyMiddleware:
    """Answer, in place of the view, where the body was too long or too slow to be taken in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if status := request.META.get(REFUSED):
            return body_refused(request, status)
        return self.get_response(request)


class MissingFieldMiddleware:
    """Answer 400 where a form lacks a field that its view takes for granted, as Wagtail's do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        return None


class ReadablePathMiddleware:
    """Refuse paths with a NUL: PostgreSQL cannot look them up, and the reader would get a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise BadRequest("The path contains a NUL character.")
        return self.get_response(request)
