"""As the tests' settings; static files are collected and compressed as on the running site.

Only our own: the admin's are a thousand, and no page for visitors has them.
"""

import os
from pathlib import Path

from kommpaktiv.settings.base import STORAGES
from kommpaktiv.settings.test import *  # noqa: F403

STORAGES = STORAGES
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STATIC_ROOT = Path(os.environ["COLLECTED"])
MEDIA_ROOT = os.environ["MEDIA"]
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
