"""Turns the content's blocks into what StreamFields store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import uuid4

from django.utils.html import format_html, format_html_join

from .content.kinds import Block

Ids = Mapping[str, int]


def paragraphs(texts: Iterable[str]) -> str:
    return format_html_join("", "<p>{}</p>", ((text,) for text in texts))


def bullets(texts: Iterable[str]) -> str:
    items = format_html_join("", "<li>{}</li>", ((text,) for text in texts))
    return format_html("<ul>{}</ul>", items)


def entry(name: str, value: Any, key: str = "") -> dict[str, Any]:
    """A block of a stream or list; its id lets translations find it again."""
    return {"type": name, "value": value, "id": key or str(uuid4())}


def item(value: Any, key: str = "") -> dict[str, Any]:
    """An entry of a list block."""
    return entry("item", value, key)


def items(values: Iterable[Any]) -> list[dict[str, Any]]:
    """The entries of a list block, numbered from 1: translations find them in every new demo."""
    return [item(value, str(number)) for number, value in enumerate(values, 1)]


class BlockWriter:
    """Writes blocks; knows the keys of the pages and snippets they may name."""

    def __init__(self, pages: Ids, stories: Ids, contacts: Ids):
        self.pages = pages
        self.stories = stories
        self.contacts = contacts

    def write(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        """The raw value of a StreamField; ids say which of its kind a block is: heading-2."""
        raw, counts = [], Counter[str]()
        for block in blocks:
            ((kind, value),) = block.items()
            counts[kind] += 1
            raw.append(entry(*self._one(kind, value), f"{kind}-{counts[kind]}"))
        return raw

    def _one(self, kind: str, value: Any) -> tuple[str, Any]:
        writers: dict[str, Callable[[Any], tuple[str, Any]]] = {
            "heading": lambda text: ("heading", text),
            "text": lambda texts: ("text", paragraphs(texts)),
            "list": lambda texts: ("text", bullets(texts)),
            "quote": lambda quote: ("quote", {"role": "", **quote}),
            "accordion": self._accordion,
            "call_to_action": self._call_to_action,
            "next_trainings": self._next_trainings,
            "featured_stories": self._featured_stories,
            "contacts": self._contacts,
            "interview": self._interview,
            "steps": lambda texts: ("steps", {"heading": "", "steps": items(texts)}),
        }
        return writers[kind](value)

    def _accordion(self, entries: Any) -> tuple[str, Any]:
        return "accordion", items(
            {"title": one["title"], "text": paragraphs(one["text"])} for one in entries
        )

    def _call_to_action(self, call: Any) -> tuple[str, Any]:
        return "call_to_action", {**call, "page": self.pages[call["page"]], "address": ""}

    def _next_trainings(self, heading: str) -> tuple[str, Any]:
        return "next_trainings", {"heading": heading, "count": 3, "topic": None}

    def _featured_stories(self, block: Any) -> tuple[str, Any]:
        stories = items(self.stories[key] for key in block["stories"])
        return "featured_stories", {"heading": block["heading"], "stories": stories}

    def _contacts(self, block: Any) -> tuple[str, Any]:
        people = items(self.contacts[key] for key in block["people"])
        return "contacts", {"heading": block["heading"], "people": people}

    def _interview(self, block: Any) -> tuple[str, Any]:
        answer = paragraphs(block["answer"])
        return "interview", {"question": block["question"], "answer": answer}
