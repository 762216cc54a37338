"""Records every room may use."""

from .files import SiteDocument, SiteImage, SiteRendition
from .health import Heartbeat
from .pages import BasePage, know_addresses
from .settings import SiteSettings
from .snippets import ContactPerson, Topic

__all__ = [
    "BasePage",
    "ContactPerson",
    "Heartbeat",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "Topic",
    "know_addresses",
]
