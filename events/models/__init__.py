"""The records of trainings and of those who take part, and the pages that show trainings."""

from .desk import DeskScope
from .events import Event, EventQuerySet, Occurrence
from .messages import Message
from .pages import EventPage, EventTopic, EventTrainer, TrainingCalendarPage
from .registrations import Participant, Place, Registration

__all__ = [
    "DeskScope",
    "Event",
    "EventPage",
    "EventQuerySet",
    "EventTopic",
    "EventTrainer",
    "Message",
    "Occurrence",
    "Participant",
    "Place",
    "Registration",
    "TrainingCalendarPage",
]
