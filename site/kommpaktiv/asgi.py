"""The application for production servers: the WSGI application, which reads no slow networks."""

from django.conf import settings

from .web.request_buffering import RequestBuffer
from .wsgi import application as wsgi_application

application = RequestBuffer(wsgi_application, settings.REQUEST_THREADS)
