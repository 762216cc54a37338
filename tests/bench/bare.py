"""The yardstick: the least Django can do to answer the same bytes. One view, no middleware."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from kommpaktiv.web.request_buffering import Passing, RequestBuffer

PAGES = {file.stem: file.read_bytes() for file in Path(os.environ["BENCH_PAGES"]).glob("*.html")}


def page(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(PAGES[name])


urlpatterns = [path("<str:name>", page)]

settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
application = RequestBuffer(Passing(get_wsgi_application()), int(os.environ["REQUEST_THREADS"]))
