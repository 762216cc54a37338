"""The home page, project pages and the places the project works at."""

from .home import HomePage
from .locations import (
    ListedPage,
    LocatedPage,
    LocationContact,
    LocationIndexPage,
    LocationPage,
    OpeningException,
    OpeningTime,
)
from .projects import ProjectPage

__all__ = [
    "HomePage",
    "ListedPage",
    "LocatedPage",
    "LocationContact",
    "LocationIndexPage",
    "LocationPage",
    "OpeningException",
    "OpeningTime",
    "ProjectPage",
]
