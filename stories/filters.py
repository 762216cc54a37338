"""What readers narrow a list of stories down with: links with counts that never lead to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

LABELS: Mapping[str, Any] = {
    "topic": _("Topic"),
    "place": _("Location"),
    "language": _("Language"),
    "role": _("Role in the council"),
}


@dataclass(frozen=True)
class Findable:
    """A story by its primary key, and what it is found by: the values of each filter."""

    pk: int
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Option:
    """One thing to choose: `value` stands in addresses, `lang_attrs` belong to the name."""

    value: str
    name: str
    lang_attrs: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Choice:
    """An option as the list shows it: how many stories the link leads to."""

    option: Option
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Row:
    """The choices of one filter; `query` leads to the list without it."""

    label: Any
    query: str
    is_chosen: bool
    choices: list[Choice]


class StoryFilters:
    """The filters of a list of stories, as an address sets them; what is unknown filters nothing.

    `options` are those of each filter, in the order they are shown.
    """

    def __init__(
        self,
        stories: Iterable[Findable],
        asked: Mapping[str, str],
        options: Mapping[str, list[Option]],
    ):
        self.stories = list(stories)
        self.options = options
        known = {name: {option.value for option in options[name]} for name in LABELS}
        self.chosen = {name: asked[name] for name in LABELS if asked.get(name) in known[name]}

    def found(self, without: str = "") -> list[Findable]:
        """The stories that all filters but `without` let through, in their order."""
        chosen = [(name, value) for name, value in self.chosen.items() if name != without]
        return [
            story
            for story in self.stories
            if all(value in story.values[name] for name, value in chosen)
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """What there is to choose. A filter that would change nothing is not offered."""
        return list(self._rows())

    @property
    def active(self) -> list[Option]:
        """What is chosen, in words."""
        return [
            option
            for name, value in self.chosen.items()
            for option in self.options[name]
            if option.value == value
        ]

    def _rows(self) -> Iterator[Row]:
        for name, label in LABELS.items():
            others = self.found(without=name)
            counts = Counter(value for story in others for value in story.values[name])
            if name in self.chosen or any(count < len(others) for count in counts.values()):
                choices = [
                    self._choice(name, option, counts[option.value])
                    for option in self.options[name]
                    if counts[option.value]
                ]
                yield Row(label, self._query(name), name in self.chosen, choices)

    def _choice(self, name: str, option: Option, count: int) -> Choice:
        is_chosen = self.chosen.get(name) == option.value
        return Choice(option, count, self._query(name, option.value), is_chosen)

    def _query(self, name: str, value: str = "") -> str:
        others = {key: kept for key, kept in self.chosen.items() if key != name}
        return urlencode(others | ({name: value} if value else {}))
