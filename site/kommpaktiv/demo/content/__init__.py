"""What the demo says: German in YAML, a file for each page, and the other languages in `po`.

Pure data, no models. The builder next door turns it into pages, wagtail-localize into translations.
A page's key is its file's name without the number it is sorted by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import time
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

from .kinds import (
    Contact,
    Frame,
    Home,
    List,
    Location,
    Project,
    Story,
    Topic,
    Trainers,
    Training,
)

FOLDER = Path(__file__).parent
K = TypeVar("K")


def shaped(kind: Any, data: Any) -> Any:
    """What YAML says, as the type that is asked for; an unknown key is a `TypeError`."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {field.name: hints[field.name] for field in fields(kind)}
        return kind(**{name: shaped(known.get(name), value) for name, value in data.items()})
    if get_origin(kind) is list:
        return [shaped(get_args(kind)[0], value) for value in data]
    return time.fromisoformat(data) if kind is time else data


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _list(kind: type[K], name: str) -> list[K]:
    return [shaped(kind, entry) for entry in _read(name)]


def _folder(kind: type[K], name: str) -> list[K]:
    files = sorted((FOLDER / name).glob("*.yaml"))
    keys = [file.stem.partition("-")[2] for file in files]
    texts = [_read(f"{name}/{file.name}") for file in files]
    return [shaped(kind, {"key": key, **text}) for key, text in zip(keys, texts, strict=True)]


HOME: Home = shaped(Home, _read("home.yaml"))
SITE: Frame = shaped(Frame, _read("site.yaml"))
LISTS: Mapping[str, List] = {key: shaped(List, text) for key, text in _read("lists.yaml").items()}
TOPICS = _list(Topic, "topics.yaml")
CONTACTS = _list(Contact, "contacts.yaml")
TRAINERS: Trainers = shaped(Trainers, _read("trainers.yaml"))
LOCATIONS = _folder(Location, "locations")
PROJECTS = _folder(Project, "projects")
STORIES = _folder(Story, "stories")
TRAININGS = _folder(Training, "trainings")
