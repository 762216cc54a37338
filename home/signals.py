"""Keeps pages with their locations when the tree changes."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from .models import LocatedPage


@receiver(post_page_move)
def follow_move(instance: Page, **kwargs: Any) -> None:
    """Where a page stands says which location it belongs to, so moving may change that."""
    for model in LocatedPage.__subclasses__():
        moved = model.objects.descendant_of(instance, inclusive=True)
        for page in moved.select_related("location"):
            location_before = page.location_id
            page.set_location()
            if page.location_id != location_before:
                model.objects.filter(pk=page.pk).update(location=page.location)
