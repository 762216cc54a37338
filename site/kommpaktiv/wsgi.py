"""The WSGI application for production servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kommpaktiv.settings.production")

application = get_wsgi_application()

from .web.checks import refuse_half_configured  # noqa: E402 - needs the settings

refuse_half_configured()
