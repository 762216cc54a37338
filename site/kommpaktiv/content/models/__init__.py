"""Records every room may use."""

from kommpaktiv.jobs.models import Heartbeat

from .changes import Change
from .files import SiteDocument, SiteImage, SiteRendition
from .pages import BasePage, know_addresses
from .settings import SiteSettings
from .snippets import ContactPerson, Topic

__all__ = [
    "BasePage",
    "Change",
    "ContactPerson",
    "Heartbeat",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "Topic",
    "know_addresses",
]
