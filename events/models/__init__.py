"""The records of trainings and of those who take part, and the pages that show trainings."""

from .desk import DeskScope
from .events import Event, EventQuerySet, Occurrence
from .messages import Message, Note
from .pages import EventPage, EventQuestion, EventTopic, EventTrainer, TrainingCalendarPage
from .registrations import Answer, Need, Participant, Place, Registration
from .retention import RetentionSettings

__all__ = [
    "Answer",
    "DeskScope",
    "Event",
    "EventPage",
    "EventQuerySet",
    "EventQuestion",
    "EventTopic",
    "EventTrainer",
    "Message",
    "Need",
    "Note",
    "Occurrence",
    "Participant",
    "Place",
    "Registration",
    "RetentionSettings",
    "TrainingCalendarPage",
]
