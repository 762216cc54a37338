"""What the tickets of a registration say of its training, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import cached_property

from events.records.models import Event
from events.records.spoken_languages import language_names
from events.trainings.models import EventPage
from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import ContactPerson, Topic
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.languages.locales import in_readers_language, reader_language
from kommpaktiv.languages.wording import Wording


@dataclass(frozen=True)
class AboutTraining:
    """The topic that gives the colour, the city, the languages, and who helps.

    Looked up when it is shown; what stands on pages is kept until content changes.
    """

    event: Event
    page: EventPage | None  # none where it is not published

    @cached_property
    def topic(self) -> Topic | None:
        return next(iter(self.page.topics), None) if self.page else None

    @cached_property
    def city(self) -> LocationPage | None:
        key = self.event.location_key

        def find() -> LocationPage | None:
            return in_readers_language(live_cards(LocationPage), {key}).get(key)

        return remember(("city", key, reader_language()), find) if key else None

    @property
    def spoken(self) -> list[str]:
        return language_names(self.event.spoken_languages)

    @property
    def interpreted(self) -> list[str]:
        return language_names(self.event.interpretation)

    @property
    def trainers(self) -> list[ContactPerson]:
        return self.page.trainers if self.page else []

    @property
    def contact(self) -> ContactPerson | None:
        return self.page.contact if self.page else None

    @property
    def accessibility(self) -> Wording | None:
        text = self.page.accessibility if self.page else ""
        return Wording(text, self.page.content_language) if self.page and text else None
