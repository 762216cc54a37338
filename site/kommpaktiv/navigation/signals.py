"""Forgets the menus when something they show has changed."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from kommpaktiv.core.models import SiteSettings

from .menu import forget_menus
from .models import Footer, MainMenu


def changed(**_kwargs: Any) -> None:
    """Any page counts, not only those in a menu: the slug of a page above is in their addresses."""
    forget_menus()


def connect() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(changed)
    post_delete.connect(changed, sender=Page)
    for model in (MainMenu, Footer, SiteSettings, Site, Locale):
        post_save.connect(changed, sender=model)
        post_delete.connect(changed, sender=model)
