"""What pages about one registration write: links to act with, and days."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.urls import reverse
from django.utils import timezone

from events.privacy.access_links import Purpose, make_token
from events.records.models import Registration
from kommpaktiv.languages.dates import plain_date

register = template.Library()


@register.simple_tag
def manage_link(view: str, registration: Registration) -> str:
    """The address of `view` for who may manage the registration."""
    token = make_token(registration, Purpose.MANAGE)
    return reverse(f"registration:{view}", kwargs={"token": token})


@register.filter
def on_day(moment: datetime) -> str:
    """The day of an instant, where the site is at home: 3. Dezember 2026."""
    return plain_date(timezone.localtime(moment).date())
