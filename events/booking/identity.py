"""Telling whether two registrations are of the same person, without an account."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from django.utils.crypto import salted_hmac

from events.records.models import Registration
from kommpaktiv.web.email_address import address_key

from .large_providers import LARGE_PROVIDERS
from .states import BookingError, Refusal


def person_key(email: str, name: str) -> str:
    """A keyed hash of address and name, equal however either is written.

    Both count, so that a couple can share an address. Keyed with SECRET_KEY, so that a list of
    addresses cannot be tried out on it.
    """
    identity = f"{address_key(email)}\n{_plain(name)}"
    return salted_hmac("events.person", identity, algorithm="sha256").hexdigest()


def person_of(registration: Registration, name: str) -> str:
    """Who somebody of this registration is: by its address, else its telephone, else by itself.

    Two people of the same name who registered at the desk with neither are two.
    """
    known_by = registration.email or registration.telephone or registration.submission.hex
    return person_key(known_by, name)


def named(key_of: Callable[[str], str], names: Sequence[str]) -> dict[str, str]:
    """The name of each person, by who it is.

    :raises BookingError: when two would be the same.
    """
    people = {key_of(name): name for name in names}
    if len(people) < len(names):
        raise BookingError(Refusal.SAME_NAME)
    return people


def network_key(network: str) -> str:
    """A keyed hash of a network, so that it can be counted and not read; empty where it is."""
    return salted_hmac("events.network", network, algorithm="sha256").hexdigest() if network else ""


def domain_key(email: str) -> str:
    """A keyed hash of who gives out the address: all names below one domain are one."""
    domain = registered_domain(email)
    return salted_hmac("events.domain", domain, algorithm="sha256").hexdigest()


def registered_domain(email: str) -> str:
    """The domain somebody has registered, as far as its look tells: the last two names.

    The last three where these are as short as those of registries (`co.uk`, `com.tr`). A registry
    that is overlooked has its customers share what one domain may have held, and no more.
    """
    labels = address_key(email).rpartition("@")[2].split(".")
    is_registry = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if is_registry else labels[-2:])


def is_large_provider(email: str) -> bool:
    """Whether strangers to each other have addresses of this domain."""
    return registered_domain(email) in LARGE_PROVIDERS


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
