"""Keeping the roles true when locations and languages come along, once there are roles."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver

from home.models import HomePage, LocationPage

from .roles import ADMINISTRATORS, make_review, make_roles_of, make_translators


@receiver(post_save, sender=LocationPage)
def follow_location(instance: LocationPage, raw: bool = False, **kwargs: Any) -> None:
    """Open a published location, in the language it is saved in, to its editors and its desk.

    On saving and not on publishing, because aliases come into being without being published.
    """
    if not raw and instance.live and _administrators():
        make_roles_of(instance)


@receiver(post_save, sender=HomePage)
def follow_language(instance: HomePage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Open the tree of a new language to the translators and to the review."""
    if not raw and created and (administrators := _administrators()):
        make_translators()
        make_review(administrators)


def _administrators() -> Group | None:
    """The group that tells that the roles were made."""
    return Group.objects.filter(name=ADMINISTRATORS).first()
