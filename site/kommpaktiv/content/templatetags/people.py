"""Contact persons in the reader's language."""

from collections.abc import Iterable

from django import template
from django.db.models import prefetch_related_objects

from kommpaktiv.content.models import ContactPerson
from kommpaktiv.languages.locales import active_locale, localise

register = template.Library()


@register.filter
def in_reader_language(people: Iterable[ContactPerson]) -> list[ContactPerson]:
    """The people with their portraits, each in the reader's language where translated."""
    found = localise(people, active_locale())
    prefetch_related_objects(found, "portrait")
    return found
