"""Everything of an address, with a link that was mailed just now: seeing, taking along, erasing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.privacy import data_rights
from events.privacy.access_links import Purpose, make_token
from events.privacy.retention import DeletionDates, deletion_dates, reason_for_names
from events.records.models import Interest, Participant, Registration
from events.registration.decorators import (
    SeeOther,
    page_response,
    privacy_url,
    private,
    token_of,
    with_registration,
)
from events.trainings.interests import words_for
from events.trainings.models import EventPage
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.languages.clean_text import clean_json
from kommpaktiv.languages.locales import in_readers_language
from kommpaktiv.languages.wording import Wording

FILE_NAME = "kommpaktiv-my-data.json"


@dataclass(frozen=True)
class Known:
    """A registration as its person sees it: with its training's page, and when what goes."""

    registration: Registration
    training: EventPage | None  # in the reader's language; none where it is not published
    going: DeletionDates


@private
@require_safe
@with_registration(Purpose.ADDRESS)
def address(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Where the mailed link leads: all registrations, one's own calendar, and one's data."""
    mine = data_rights.confirmed_of(registration)
    context = {
        "title": _("Everything with my address"),
        "registration": registration,
        "token": token_of(request),
        "known": _known(mine),
        "feed_token": make_token(registration, Purpose.FEED),
    }
    return page_response(request, "address", context)


@private
@require_safe
@with_registration(Purpose.ADDRESS)
def my_data(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Everything we know, to read (Art. 15 GDPR); with `?format=json` to take along (Art. 20)."""
    if request.GET.get("format") == "json":
        return JsonResponse(
            clean_json(data_rights.my_data(registration)),
            json_dumps_params={"ensure_ascii": False, "indent": 2},
            headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
        )
    mine = data_rights.confirmed_of(registration)
    context = {
        "title": _("What we know about you"),
        "registration": registration,
        "token": token_of(request),
        "known": _known(mine),
        "unconfirmed": len(data_rights.all_of(registration)) - len(mine),
        "interests": _interests(registration),
        "other_messages": data_rights.alone_to(registration),
        "privacy_url": privacy_url(request),
    }
    return page_response(request, "my_data", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
@with_registration(Purpose.ADDRESS)
def erase(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What goes, what stays and why, and one button (Art. 17 GDPR)."""
    if request.method == "POST":
        data_rights.erase(registration)
        return SeeOther(reverse("registration:erased"))
    mine = data_rights.confirmed_of(registration)
    everything = data_rights.all_of(registration)
    staying = data_rights.names_that_stay(everything)
    context = {
        "title": _("Delete my data"),
        "registration": registration,
        "token": token_of(request),
        "known": _known(mine),
        "unconfirmed": len(everything) - len(mine),
        "staying": staying,
        "staying_until": _staying_until(everything, staying),
        "reason": reason_for_names(),
    }
    return page_response(request, "erase", context)


@private
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is done, and the link that led here is dead."""
    return page_response(request, "erased", {"title": _("Your data is deleted")})


def _interests(registration: Registration) -> list[tuple[Interest, Wording | str]]:
    """Which new dates the address wants to hear of, in words."""
    found = list(data_rights.interests_of(registration))
    words = words_for(interest.wish for interest in found)
    return [(one, words.get(one.wish, one.get_kind_display())) for one in found]


def _known(registrations: list[Registration]) -> list[Known]:
    going = deletion_dates(registrations)
    trainings = in_readers_language(live_cards(EventPage), {one.event.key for one in registrations})
    return [Known(one, trainings.get(one.event.key), going[one.pk]) for one in registrations]


def _staying_until(
    registrations: Iterable[Registration], staying: Iterable[Participant]
) -> datetime | None:
    """When the last of the names that stay goes."""
    kept = {person.registration_id for person in staying}
    going = deletion_dates([one for one in registrations if one.pk in kept])
    return max((deletion_dates_of.names for deletion_dates_of in going.values()), default=None)
