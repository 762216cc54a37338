"""Where somebody may begin who has not asked anything yet, or has found nothing."""

from __future__ import annotations

from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils.translation import pgettext
from wagtail.models import Locale

from home.models import LocationContact, LocationPage, ProjectPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import ContactPerson, know_addresses
from kommpaktiv.languages.locales import localise, reader_language
from kommpaktiv.languages.privacy import everybody_may_see

from .finding import find

MOST_EXAMPLES = 4


class Start:
    """Words to look for, the questions of the topics, and a person, in the reader's language."""

    def __init__(self, locale: Locale):
        self.locale = locale

    @cached_property
    def examples(self) -> list[str]:
        """Words that people look for, and places; those that something is found with."""
        return remember(("examples", self.locale.pk, reader_language()), self._examples)

    def _examples(self) -> list[str]:
        words = [
            pgettext("searched", "Budget"),
            pgettext("searched", "Motion"),
            pgettext("searched", "Sign language"),
            *self._locations.values_list("title", flat=True)[:MOST_EXAMPLES],
        ]
        return [word for word in words if find(word, self.locale).hits][:MOST_EXAMPLES]

    @cached_property
    def topic_pages(self) -> list[ProjectPage]:
        """The pages of the topics, in the order of these."""
        return remember(("topic pages", self.locale.pk), self._topic_pages)

    def _topic_pages(self) -> list[ProjectPage]:
        pages = ProjectPage.objects.live().of_topics().filter(locale=self.locale)
        return know_addresses(list(everybody_may_see(pages).for_links()))

    @cached_property
    def person(self) -> ContactPerson | None:
        """Whom to ask: the first at a location who can be written to."""
        return remember(("person to ask", self.locale.pk), self._person)

    def _person(self) -> ContactPerson | None:
        links = LocationContact.objects.filter(page__in=self._locations).exclude(person__email="")
        first = links.select_related("person__locale").order_by("page__path", "sort_order").first()
        people = localise([first.person] if first else [], self.locale)
        prefetch_related_objects(people, "portrait")
        return next(iter(people), None)

    @property
    def _locations(self):  # type: ignore[no-untyped-def]  # Wagtail has no types
        locations = LocationPage.objects.live().filter(locale=self.locale).order_by("path")
        return everybody_may_see(locations)
