"""Who may do something about all who registered for one date."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.models import Locale

from events.records.models import Occurrence
from events.trainings.models import EventPage


def page_of(date: Occurrence) -> EventPage | None:
    """The German page of the date's training; none where there is none any more."""
    pages = EventPage.objects.filter(locale=Locale.get_default(), alias_of=None)
    return pages.filter(translation_key=date.event.key).first()


def _may_publish(user: AbstractUser | AnonymousUser, page: EventPage | None) -> bool:
    return page is not None and page.permissions_for_user(user).can_publish()


def may_act_on(
    user: AbstractUser | AnonymousUser, date: Occurrence, page: EventPage | None
) -> bool:
    """Whether somebody works at the desk of its location, or may publish the training."""
    in_scope = Occurrence.objects.visible_to(user).filter(pk=date.pk)
    return in_scope.exists() or _may_publish(user, page)


def way_back(user: AbstractUser | AnonymousUser, date: Occurrence, page: EventPage | None) -> str:
    """Where one comes from: the page of the date, or the dates of the training one may publish."""
    if Occurrence.objects.visible_to(user).filter(pk=date.pk).exists():
        return reverse("desk:people", args=[date.pk])
    return reverse("desk:dates", args=[page.pk]) if page else reverse("wagtailadmin_home")


def date_or_404(request: HttpRequest, pk: int) -> Occurrence:
    """A date of the locations whose desk `request.user` works at, its places counted."""
    dates = Occurrence.objects.visible_to(request.user).select_related("event")
    return get_object_or_404(dates.with_taken().with_offered(), pk=pk)
