"""The answer to a query as readers see it: a page of hits, the kinds there are, a way on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale

from events.trainings.listing import dates_to_show
from events.trainings.tickets import Ticket
from kommpaktiv.languages.locales import lang_attrs

from .cards import Card, cards
from .finding import Found, Hit, beginning, find
from .kinds import Kind

PER_PAGE = 10

LABELS: dict[Kind, tuple[Promise, Promise]] = {  # of one, of many
    Kind.TRAINING: (_("Training"), _("Trainings")),
    Kind.STORY: (_("Story"), _("Stories")),
    Kind.TOPIC: (_("Topic"), _("Topics")),
    Kind.LOCATION: (_("Location"), _("Locations")),
    Kind.PAGE: (_("About the project"), _("About the project")),
    Kind.DOCUMENT: (_("Document"), _("Documents")),
}


@dataclass(frozen=True)
class Result:
    """A hit with what is shown of it; `ticket` is the date of a training to come to."""

    hit: Hit
    card: Card
    ticket: Ticket | None

    @property
    def kind(self) -> Kind:
        return self.hit.entry.kind

    @property
    def label(self) -> Promise:
        return LABELS[self.kind][0]

    @property
    def colour(self) -> str:
        topic = self.ticket.topic if self.ticket else self.card.topic
        return topic.colour if topic else ""

    @property
    def title(self) -> SafeString:
        return self.card.title.whole(self.hit.stems)

    @property
    def excerpt(self) -> SafeString:
        return self.card.text.excerpt(self.hit.stems)

    @property
    def lang_attrs(self) -> str:
        return lang_attrs(self.card.language)


@dataclass(frozen=True)
class Choice:
    """A kind of hits to see alone; of all, the kind is empty."""

    kind: str
    label: Promise
    count: int
    query: str
    is_chosen: bool


class Results:
    """One page of what is found, when somebody asks for it."""

    def __init__(self, query: str, kind: Kind | None, locale: Locale, page: str | None):
        self.query, self.kind, self.locale, self.page = query, kind, locale, page

    @cached_property
    def found(self) -> Found:
        return find(self.query, self.locale)

    @property
    def total(self) -> int:
        return len(self.found.hits)

    @cached_property
    def choices(self) -> list[Choice]:
        """The kinds that were found; none where there is nothing to choose."""
        counts = self.found.counts
        if len(counts) < 2 and self.kind is None:
            return []
        every = self._choice(None, pgettext_lazy("filter", "All"), self.total)
        return [every, *(self._choice(kind, LABELS[kind][1], counts[kind]) for kind in Kind)]

    def _choice(self, kind: Kind | None, label: Promise, count: int) -> Choice:
        asked = {"q": self.query} | ({"kind": str(kind)} if kind else {})
        return Choice(kind or "", label, count, urlencode(asked), kind == self.kind)

    @cached_property
    def page_obj(self) -> Page:
        return Paginator(self.found.of_kind(self.kind), PER_PAGE).get_page(self.page)

    @property
    def results(self) -> list[Result]:
        hits = list(self.page_obj)
        shown = cards(hit.entry for hit in hits)
        tickets = dates_to_show(self._trainings(hits))
        return [
            Result(hit, card, tickets.get(hit.entry.key))
            for hit in hits
            if (card := shown.get(hit.entry))
        ]

    @staticmethod
    def _trainings(hits: Iterable[Hit]) -> list:
        return [hit.entry.key for hit in hits if hit.entry.kind == Kind.TRAINING]

    @property
    def corrected(self) -> str:
        """The query as it was understood, if a word of it was misspelt; else empty."""
        words = self.found.words
        instead = self.found.instead
        return " ".join(instead.get(n, word) for n, word in enumerate(words)) if instead else ""

    @cached_property
    def shorter(self) -> str:
        """A shorter word that is found, where nothing was."""
        return beginning(self.query, self.locale)
