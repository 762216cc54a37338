"""How long seats are held for somebody who has not confirmed yet, if they are at all.

Anybody can fill in forms; who confirms has received mail. So unconfirmed seats never take more than
half of what a date has left (`Occurrence.places_to_hold`), nor one network or mail domain more than
its share of the site. Beyond that a sign-up is taken without a hold, and who confirms first has the
seat: nobody is refused because of what others do.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone

from events.records.models import Occurrence, SeatClaim

from .identity import domain_key, is_large_provider

HOLD = timedelta(hours=24)
SCARCE_HOLD = timedelta(hours=2)  # where fewer than half of the seats are left
SHORTEST_HOLD = timedelta(minutes=15)
LARGE_SHARE = 10  # how many times the share of a domain one of the large providers has


def held_until(date: Occurrence, now: datetime, is_scarce: bool = False) -> datetime:
    """How long an unconfirmed place is held: a day, but not beyond the closing of registration.

    Two hours where seats are scarce. Who registers in the last minutes still gets a quarter of an
    hour to read the mail.
    """
    hold = SCARCE_HOLD if is_scarce else HOLD
    return max(min(now + hold, date.closes_at), now + SHORTEST_HOLD)


def seats_held_until(date: Occurrence, people: int, now: datetime) -> datetime | None:
    """Until when seats for so many people are held on a locked date; none where they are not.

    Depends on how many are asked for and on nothing else that is known of them.
    """
    if people > date.places_to_hold:
        return None
    left = date.places_left - people
    return held_until(date, now, is_scarce=left < date.seats / 2)


def is_within_share(network: str, email: str, seats: int, now: datetime) -> bool:
    """Whether so many more unconfirmed seats may be held for the network and the mail's domain."""
    of_network = Q(network=network) if network else Q(pk=None)
    of_domain = Q(domain=domain_key(email))
    held = (
        SeatClaim.objects.active(now)
        .filter(of_network | of_domain)
        .aggregate(
            of_network=Sum("people", filter=of_network, default=0),
            of_domain=Sum("people", filter=of_domain, default=0),
        )
    )
    share = settings.HELD_SEATS_PER_DOMAIN * (LARGE_SHARE if is_large_provider(email) else 1)
    return (
        held["of_network"] + seats <= settings.HELD_SEATS_PER_NETWORK
        and held["of_domain"] + seats <= share
    )


def forget_lapsed_claims() -> None:
    """Forget claims that hold nothing any more, and with them from where they came."""
    lapsed = SeatClaim.objects.filter(held_until__lte=timezone.now())
    if lapsed.exists():
        lapsed.delete()


def release(**which: object) -> set[int]:
    """Forget claims; return the keys of dates on which that frees a seat nobody would have got."""
    found = SeatClaim.objects.filter(**which)
    freed = set(found.filter(repeated__gt=0).values_list("occurrence", flat=True))
    found.delete()
    return freed
