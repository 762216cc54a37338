"""What is read from pages and settings, kept until content changes.

Only what an editor publishes belongs here: pages, what hangs on them, menus, settings. Places and
dates are asked of the database each time, and so is who may see a page.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from threading import local
from typing import Any, TypeVar, cast

from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from . import changes
from .models import ContactPerson, SiteDocument, SiteImage, SiteSettings, Topic

T = TypeVar("T")

NOT_ASKED = -1
_request = local()  # its `version`: the same for a whole request, and not kept outside of one


def remember(key: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What `make` makes, from the cache where it was made since content last changed.

    Everybody gets a copy of their own, so that nobody changes what the next one reads.
    """
    name = blake2b(repr(key).encode(), digest_size=16).hexdigest()
    return cast(T, caches["content"].get_or_set(f"{_version()}:{name}", make, changes.LONGEST))


def remember_of(page: Page, name: str, request: HttpRequest, make: Callable[[], T]) -> T:
    """As `remember`, for something that a page as it is published has; a preview has its own."""
    if getattr(request, "is_preview", False):
        return make()
    return remember((name, page.pk, get_language()), make)


def forget(**_kwargs: Any) -> None:
    """Throw everything away, for this transaction at once and for all when it is committed.

    A new version instead of deleted keys: a request that read the old content a moment before the
    commit then stores it where nobody looks. Also a signal handler.
    """
    changes.note(changes.CONTENT)
    if hasattr(_request, "version"):
        _request.version = NOT_ASKED


def forget_with(*models: type) -> None:
    """Throw everything away whenever one of `models` is saved or deleted."""
    for model in models:
        post_save.connect(forget, sender=model)
        post_delete.connect(forget, sender=model)


def connect() -> None:
    """Listen for all that changes content."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget)
    post_delete.connect(forget, sender=Page)
    forget_with(Topic, ContactPerson, SiteImage, SiteDocument, SiteSettings, Site, Locale)
    forget_with(PageViewRestriction)  # lists leave out what not everybody may see


def site_of(request: Any) -> Site | None:
    """The site of the request's host, with its root page."""
    if not hasattr(request, "_wagtail_site"):  # where Wagtail keeps what it finds
        find = Site.find_for_request
        request._wagtail_site = remember(("site", request.get_host()), lambda: find(request))
    return request._wagtail_site


def site_settings(request: HttpRequest | None = None) -> SiteSettings:
    """The settings of the request's site; of the default site, as far as set, where none is."""
    if request is None:
        return remember(("settings", "default"), _default_settings)
    site = site_of(request)
    return remember(("settings", site and site.pk), lambda: SiteSettings.for_request(request))


def _default_settings() -> SiteSettings:
    return SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()


def _version() -> int:
    """When content last changed, as the clock of changes shows it."""
    known = getattr(_request, "version", None)
    if known is None:  # in the worker, say
        changes.look()
        return changes.changed_at(changes.CONTENT)
    if known == NOT_ASKED:
        _request.version = changes.changed_at(changes.CONTENT)
    return cast(int, _request.version)


@receiver(request_started)
def begin_request(**_kwargs: Any) -> None:
    _request.version = NOT_ASKED


@receiver(request_finished)
def end_request(**_kwargs: Any) -> None:
    if hasattr(_request, "version"):
        del _request.version
