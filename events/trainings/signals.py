"""Keeps the records of trainings in step with their pages, and the worker with the outbox."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from kommpaktiv.languages.follow_source import is_source

from .models import EventPage
from .projection import project
from .publishing import publish_event, withdraw_event


@receiver(page_published, sender=EventPage)
def project_source(instance: EventPage, **kwargs: Any) -> None:
    """Publishing the source publishes the training; translations and aliases say nothing new.

    Wagtail sends this as well when a page that is not live yet is given a time to go live.
    """
    if instance.live and is_source(instance):
        now = timezone.now()
        publish_event(project(instance, now), now)


@receiver(page_unpublished, sender=EventPage)
def withdraw_source(instance: EventPage, **kwargs: Any) -> None:
    """Unpublishing or deleting the source withdraws the training."""
    if is_source(instance):
        withdraw_event(instance.translation_key)


@receiver(post_page_move)
def follow_move(instance: Page, **kwargs: Any) -> None:
    """A training that moved may belong to another location now."""
    moved = EventPage.objects.descendant_of(instance, inclusive=True)
    now = timezone.now()
    for page in moved.live().select_related("location"):  # as `home.signals` left it
        if is_source(page):
            publish_event(project(page, now), now)
