"""As the tests' settings; what happens is logged as on the running site, and more of it."""

from kommpaktiv.settings.test import *  # noqa: F403
from kommpaktiv.settings.test import LOGGING

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING["root"]["level"] = "DEBUG"
