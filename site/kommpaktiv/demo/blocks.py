"""Turns the content's blocks into what StreamFields store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import uuid4

from django.utils.html import format_html, format_html_join

from .content import kinds
from .content.kinds import Block, T

Ids = Mapping[str, int]


def paragraphs(texts: Iterable[T]) -> str:
    return format_html_join("", "<p>{}</p>", ((text.de,) for text in texts))


def bullets(texts: Iterable[T]) -> str:
    items = format_html_join("", "<li>{}</li>", ((text.de,) for text in texts))
    return format_html("<ul>{}</ul>", items)


def entry(name: str, value: Any) -> dict[str, Any]:
    """A block of a stream or list; its id lets translations find it again."""
    return {"type": name, "value": value, "id": str(uuid4())}


def item(value: Any) -> dict[str, Any]:
    """An entry of a list block."""
    return entry("item", value)


class BlockWriter:
    """Writes blocks; knows the keys of the pages and snippets they may name."""

    def __init__(self, pages: Ids, stories: Ids, contacts: Ids):
        self.pages = pages
        self.stories = stories
        self.contacts = contacts

    def write(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        """The raw value of a StreamField."""
        return [entry(*self._one(block)) for block in blocks]

    def _one(self, block: Block) -> tuple[str, Any]:
        writers: dict[type, Callable[[Any], tuple[str, Any]]] = {
            kinds.Heading: lambda b: ("heading", b.text.de),
            kinds.Paragraphs: lambda b: ("text", paragraphs(b.texts)),
            kinds.Bullets: lambda b: ("text", bullets(b.texts)),
            kinds.Quote: self._quote,
            kinds.Accordion: self._accordion,
            kinds.CallToAction: self._call_to_action,
            kinds.NextTrainings: self._next_trainings,
            kinds.FeaturedStories: self._featured_stories,
            kinds.Contacts: self._contacts,
            kinds.Interview: self._interview,
            kinds.Steps: self._steps,
        }
        return writers[type(block)](block)

    def _quote(self, block: kinds.Quote) -> tuple[str, Any]:
        return "quote", {"text": block.text.de, "name": block.name.de, "role": block.role.de}

    def _accordion(self, block: kinds.Accordion) -> tuple[str, Any]:
        entries = [{"title": title.de, "text": paragraphs(texts)} for title, texts in block.items]
        return "accordion", [item(entry) for entry in entries]

    def _call_to_action(self, block: kinds.CallToAction) -> tuple[str, Any]:
        page = self.pages[block.target]
        value = {"text": block.text.de, "label": block.label.de, "page": page, "address": ""}
        return "call_to_action", value

    def _next_trainings(self, block: kinds.NextTrainings) -> tuple[str, Any]:
        return "next_trainings", {"heading": block.heading.de, "count": 3, "topic": None}

    def _featured_stories(self, block: kinds.FeaturedStories) -> tuple[str, Any]:
        stories = [item(self.stories[key]) for key in block.stories]
        return "featured_stories", {"heading": block.heading.de, "stories": stories}

    def _contacts(self, block: kinds.Contacts) -> tuple[str, Any]:
        people = [item(self.contacts[key]) for key in block.people]
        return "contacts", {"heading": block.heading.de, "people": people}

    def _steps(self, block: kinds.Steps) -> tuple[str, Any]:
        return "steps", {"heading": "", "steps": [item(step.de) for step in block.steps]}

    def _interview(self, block: kinds.Interview) -> tuple[str, Any]:
        return "interview", {"question": block.question.de, "answer": paragraphs(block.answer)}
