"""The site with its pages in memory, without a server."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.core.wsgi import get_wsgi_application

from kommpaktiv.web.page_cache import PageCache
from kommpaktiv.web.request_buffering import Environ, Response

MEGABYTE = 1024**2


class Site:
    """The site as a server answers it; `made` are the addresses Django was asked for."""

    def __init__(self, size: int = 8 * MEGABYTE):
        django = get_wsgi_application()
        self.made: list[str] = []

        def application(environ: Environ, start_response: Any) -> Any:
            self.made.append(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}".rstrip("?"))
            return django(environ, start_response)

        self.pages = PageCache(application, size)

    def get(self, address: str, method: str = "GET", **headers: str) -> Response:
        parts = urlsplit(address)
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        } | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        return self.pages.ready(environ) or self.pages.answer(environ)

    def text(self, address: str) -> str:
        response = self.get(address)
        assert response.status == 200
        return response.body.decode()


def header(response: Response, name: str) -> str:
    return dict(response.headers).get(name.encode(), b"").decode()
