"""What the page after sending a form shows of it, without a session or a cookie.

It stands in the address of that page, encrypted and for a short time: nobody reads there who
registered, neither in a log nor in a history, and nobody can make the page say what was not sent.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from urllib.parse import urlencode

from cryptography.fernet import Fernet, InvalidToken
from django.core.signing import BadSignature
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from events.records.models import Event, Occurrence, Participant, Place
from events.records.models.place_states import PlaceStatus

from .notices import PARAMETER, SHOWN, signer
from .registration_status import DateStatus, PlaceGroup, Standing

MOST_NAMES, MOST_DATES = 3, 12  # that the page shows: its address must not grow without end


@dataclass(frozen=True)
class SentForm:
    """A form that was sent. `waits`: of each date (by primary key) whether it is for a turn."""

    email: str
    names: list[str]
    waits: Mapping[int, bool]
    people: int = 1
    kept_until: str = ""  # ISO 8601; empty where that is not sure

    @property
    def seats(self) -> int:
        return len(self.waits) - self.turns

    @property
    def turns(self) -> int:
        return sum(self.waits.values())

    @property
    def is_many(self) -> bool:
        """Whether it is for more than one place."""
        return self.people > 1 or self.seats > 1

    @property
    def query(self) -> str:
        """What to add to the address of the page that shows it."""
        text = json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))
        # Without its padding, and signed like all we sign: so it is masked in every log.
        secret = _cipher().encrypt(text.encode()).decode().rstrip("=")
        return "?" + urlencode({PARAMETER: signer().sign(secret)})

    def entries(self, event: Event) -> list[DateStatus]:
        """Its dates as a registration's stand, though nothing is read of what was written."""
        dates = Occurrence.objects.filter(event=event, pk__in=self.waits).order_by(
            "starts_at", "pk"
        )
        until = datetime.fromisoformat(self.kept_until) if self.kept_until else None
        return [self._entry(event, date, until) for date in dates.with_taken()]

    def _entry(self, event: Event, date: Occurrence, until: datetime | None) -> DateStatus:
        date.event = event
        kind: PlaceStatus | Standing = PlaceStatus.HELD if until else Standing.ASKED
        if self.waits[date.pk]:
            kind = PlaceStatus.TURN
        people = [Participant(name=name) for name in self.names]
        places = [Place(occurrence=date, participant=one, held_until=until) for one in people]
        return DateStatus(date, [PlaceGroup(kind, 0, places)])


def sent_form(request: HttpRequest) -> SentForm | None:
    """What was sent; none where the address does not tell, or not any more."""
    try:
        secret = signer().unsign(request.GET.get(PARAMETER, ""), max_age=SHOWN)
        text = _cipher().decrypt(secret + "=" * (-len(secret) % 4))
        known = json.loads(text)
    except (BadSignature, InvalidToken, ValueError):
        return None
    waits = {int(pk): waits for pk, waits in known.pop("waits").items()}
    return SentForm(waits=waits, **known)


def _cipher() -> Fernet:
    key = salted_hmac("events.sent_form", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
