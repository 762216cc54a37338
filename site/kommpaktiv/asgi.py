"""The application for production servers: pages from memory, the WSGI application behind them."""

from django.conf import settings

from .wsgi import application as wsgi_application  # isort: skip - sets Django up
from .web.page_cache import PageCache
from .web.request_buffering import RequestBuffer

pages = PageCache(wsgi_application, settings.PAGE_CACHE_SIZE)
application = RequestBuffer(pages, settings.REQUEST_THREADS)
