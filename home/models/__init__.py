"""The home page, project pages and the places the project works at."""

from .home import HomePage
from .locations import LocatedPage, LocationContact, LocationIndexPage, LocationPage
from .projects import ProjectPage

__all__ = [
    "HomePage",
    "LocatedPage",
    "LocationContact",
    "LocationIndexPage",
    "LocationPage",
    "ProjectPage",
]
