"""The records of trainings and of those who take part: rows and constraints, no pages."""

from .attendance import AttendanceMark
from .desk_scope import DeskScope
from .events import Event, EventQuerySet, Occurrence
from .interests import Interest
from .mailboxes import AskedMail, SilencedMailbox
from .messages import Message, Note
from .registrations import Answer, Need, Participant, Place, Registration
from .seat_claims import SeatClaim, SpentForm

__all__ = [
    "Answer",
    "AskedMail",
    "AttendanceMark",
    "DeskScope",
    "Event",
    "EventQuerySet",
    "Interest",
    "Message",
    "Need",
    "Note",
    "Occurrence",
    "Participant",
    "Place",
    "Registration",
    "SeatClaim",
    "SilencedMailbox",
    "SpentForm",
]
