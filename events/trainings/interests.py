"""What somebody would like to hear of a new date of: what there is, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from events.records.models import Event
from events.records.models.interests import InterestKind, Wish
from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import BasePage
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.content.topics import topics_by_key
from kommpaktiv.languages.locales import in_readers_language, reader_language
from kommpaktiv.languages.privacy import everybody_may_see
from kommpaktiv.languages.wording import Wording

from .models import EventPage


def words_for(wishes: Iterable[Wish]) -> dict[Wish, Wording]:
    """What each is called, to the reader; those that are not on the site any more are left out."""
    wanted = list(wishes)
    found = _titles(EventPage, InterestKind.TRAINING, wanted)
    found |= _titles(LocationPage, InterestKind.PLACE, wanted)
    topics = {
        topic.translation_key: Wording(topic.name, topic.locale.language_code)
        for topic in topics_by_key().values()
    }
    found |= {
        wish: topics[wish.key]
        for wish in wanted
        if wish.kind == InterestKind.TOPIC and wish.key in topics
    }
    return {wish: found[wish] for wish in wanted if wish in found}


def wishes_of(event: Event) -> list[Wish]:
    """What who would like to come to the training may want to hear of."""
    wishes = [Wish(InterestKind.TRAINING, event.key)]
    wishes += [Wish(InterestKind.TOPIC, UUID(key)) for key in event.topic_keys]
    return wishes + ([Wish(InterestKind.PLACE, event.location_key)] if event.location_key else [])


def all_wishes() -> list[Wish]:
    """Every topic, and every place that everybody may see."""

    def find() -> list[Wish]:
        live = live_cards(LocationPage).filter(alias_of=None)
        places = everybody_may_see(live).order_by("path")
        keys = dict.fromkeys(places.values_list("translation_key", flat=True))
        return [Wish(InterestKind.PLACE, key) for key in keys]

    topics = [Wish(InterestKind.TOPIC, topic.translation_key) for topic in topics_by_key().values()]
    return topics + remember(("all wishes",), find)


def _titles(model: type[BasePage], kind: InterestKind, wishes: list[Wish]) -> dict[Wish, Wording]:
    wanted = {wish.key: wish for wish in wishes if wish.kind == kind}
    if not wanted:
        return {}

    def find() -> dict[Wish, Wording]:
        pages = in_readers_language(live_cards(model), set(wanted))
        return {
            wish: Wording(pages[key].title, pages[key].content_language)
            for key, wish in wanted.items()
            if key in pages
        }

    keys = sorted(map(str, wanted))
    return remember(("wishes", model._meta.label, reader_language(), keys), find)
