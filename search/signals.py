"""Keeps the index with what is published, in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from kommpaktiv.content.models import SiteDocument

from .indexing import forget_page, index_document, index_page


@receiver(page_published)
def index_published(instance: Page, **kwargs: Any) -> None:
    """Wagtail sends this as well when a page that is not live yet is given a time to go live."""
    index_page(instance)


@receiver(page_unpublished)
def forget_unpublished(instance: Page, **kwargs: Any) -> None:
    forget_page(instance)


@receiver(post_save, sender=SiteDocument)
def index_uploaded(instance: SiteDocument, **kwargs: Any) -> None:
    index_document(instance)
