"""What people do with the links in our mails: confirm, change, give back, take what is offered.

Nothing changes on GET: mail scanners follow links. Each change is sent with POST and leads to where
one sees what came of it; sent twice, it is one change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from events.booking import verbs as booking
from events.booking.states import BookingError, Refusal
from events.booking.swap import swap as swap_places
from events.booking.undo import can_be_undone, undo_giving_back
from events.booking.update_registration import update_registration
from events.booking.waiting_list import OFFER
from events.outbox.queue import queue_to_address
from events.privacy.access_links import LinkError, Purpose, make_token, read_offer_token
from events.privacy.link_renewal import renew_links, send_links
from events.privacy.models import RetentionSettings
from events.records.models import Occurrence, Registration
from events.records.models.messages import MessageKind
from events.records.models.place_states import PlaceStatus
from events.registration.about_training import AboutTraining
from events.registration.antispam import attempt, guarded
from events.registration.decorators import (
    SeeOther,
    link_broken,
    page_response,
    private,
    training_page,
    with_registration,
)
from events.registration.manage_forms import (
    AddForm,
    DetailsForm,
    LostLinkForm,
    PlainForm,
)
from events.registration.notices import (
    CONFIRMED,
    IN_LINE,
    SAVED,
    SWAPPED,
    TEXTS,
    UNDONE,
    notice_of,
    notice_query,
)
from events.registration.registration_status import (
    DateStatus,
    RegistrationStatus,
    tickets_of,
)
from events.registration.swap_forms import SwapForm, chosen_date, swap_option
from events.trainings.materials import materials_of

TITLES = {
    "confirm": gettext_lazy("Confirm your registration"),
    "manage": gettext_lazy("Your place"),
    "give_back": gettext_lazy("What would you like to cancel?"),
    "add": gettext_lazy("Add dates or people"),
    "swap": gettext_lazy("Take another date"),
    "swap_check": gettext_lazy("Take this date instead?"),
    "change": gettext_lazy("Change my details"),
    "revoke": gettext_lazy("Stop the old links"),
    "everything": gettext_lazy("Everything with my address"),
}
DIGITS = 19  # of the largest primary key, and one
OFFER_HOURS = OFFER // timedelta(hours=1)
HOURS_OF_ACCESS = (Purpose.ADDRESS.max_age or timedelta()) // timedelta(hours=1)

either = require_http_methods(["GET", "HEAD", "POST"])


@private
@either
@with_registration(Purpose.CONFIRM)
def confirm(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Where the link of the first mail leads: what was asked for, and one button.

    Once used it opens nothing any more, whoever finds it in an old mail.
    """
    if registration.confirmed_at:
        if request.method == "POST":
            return SeeOther(request.path)
        return page_response(request, "link_spent", {"title": _("Already confirmed")})
    if request.method == "POST":
        verb = partial(booking.confirm, registration)
        return _attempt(request, registration, "confirm", verb, notice=CONFIRMED)
    return _shown(request, registration, "confirm")


@private
@either
@with_registration(Purpose.MANAGE)
def manage(request: HttpRequest, registration: Registration) -> HttpResponse:
    """How things stand, and what one can do about it; loud where it has just been confirmed.

    POST is what the button of an older page sends, which gave everything back at once.
    """
    standing = RegistrationStatus(registration)
    if request.method == "POST":
        return SeeOther(f"{_url(registration, 'give_back')}?{standing.query}")
    done = notice_of(request, registration)
    is_loud = done == CONFIRMED and bool(standing.sure_dates)
    page = training_page(registration.event)
    return _shown(
        request,
        registration,
        "manage",
        standing=standing,
        notice=TEXTS.get(done, ""),
        is_loud=is_loud,
        materials=materials_of(page, standing.days_there) if page else [],
    )


@private
@either
@with_registration(Purpose.MANAGE)
def give_back(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Whose places on which dates are given back: ticks, and the one button that does it.

    Every way to give something back passes here; an address may name what is ticked already.
    """
    standing = RegistrationStatus(registration)
    chosen = _chosen_places(request.POST if request.method == "POST" else request.GET)
    if request.method != "POST":
        if len(standing.active) == 1:
            chosen = {standing.active[0].pk}
        return _shown(
            request, registration, "give_back", standing=standing, ticks=standing.ticks(chosen)
        )
    if chosen or not standing.active:
        verb = partial(booking.cancel_places, registration, chosen)
        return _attempt(request, registration, "manage", verb)
    context = {"ticks": standing.ticks(()), "has_ticked_nothing": True}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return _shown(request, registration, "give_back", status, standing, **context)


@private
@either
@with_registration(Purpose.MANAGE)
def undo(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Have back what was given back a moment ago."""
    if request.method != "POST":
        return SeeOther(manage_url(registration))
    places = [place for entry in RegistrationStatus(registration).undoable for place in entry.all]
    posted = set(request.POST.getlist("place"))
    chosen = [place.pk for place in places if str(place.pk) in posted]
    verb = partial(undo_giving_back, registration, chosen)
    return _attempt(request, registration, "manage", verb, notice=UNDONE)


@private
@either
@with_registration(Purpose.MANAGE)
def decide(request: HttpRequest, registration: Registration) -> HttpResponse:
    """About one date: take what is offered."""
    entry = _entry_of(RegistrationStatus(registration), request.POST.get("date", ""))
    if not entry or request.POST.get("answer") != "accept":
        return SeeOther(manage_url(registration))
    verb = partial(booking.accept, registration, entry.date)
    return _attempt(request, registration, "manage", verb)


@private
@either
@with_registration(Purpose.MANAGE)
def add(request: HttpRequest, registration: Registration) -> HttpResponse:
    """More dates, more people."""
    standing = RegistrationStatus(registration)
    initial = {"date": request.GET.getlist("date")}
    data = request.POST if request.method == "POST" else None
    form = AddForm(data, initial=initial, standing=standing)
    lives = RetentionSettings.current()
    if form.is_bound and form.is_valid():
        try:
            booking.add(registration, **form.wish)
        except BookingError as error:
            standing = RegistrationStatus(registration)
            if not form.is_granted(standing):
                form = AddForm(request.POST, standing=standing)
                form.refuse(error)
                return _form(request, standing, "add", form, lives=lives)
        return SeeOther(manage_url(registration, notice=SAVED))
    return _form(request, standing, "add", form, lives=lives)


@private
@either
@with_registration(Purpose.MANAGE)
def swap(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Which date instead of one of those there are, and for whom."""
    standing = RegistrationStatus(registration)
    instead_of = request.POST.get("instead_of") or request.GET.get("instead_of", "")
    swappable = [entry for entry in standing.dates if entry.date.uid in standing.swaps]
    entry = next((one for one in swappable if str(one.date.uid) == instead_of), None)
    if entry is None and len(swappable) == 1 and not instead_of:
        entry = swappable[0]
    if entry is None:
        return _shown(request, registration, "swap", standing=standing, swappable=swappable)
    form = SwapForm(request.POST or None, standing=standing, entry=entry)
    if form.is_bound and form.is_valid():
        return SeeOther(f"{_url(registration, 'swap_check')}?{form.query}")
    return _form(request, standing, "swap", form, entry=entry)


@private
@either
@with_registration(Purpose.MANAGE)
def swap_check(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Which date would be had instead of which, and the one button that does it."""
    sent = request.POST if request.method == "POST" else request.GET
    show = _swap if request.method == "POST" else _swap_shown
    return show(request, registration, _chosen_places(sent), sent.get("date", ""))


@private
@either
@with_registration(Purpose.MANAGE)
def change(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Names, council, language of the messages, needs, answers."""
    standing = RegistrationStatus(registration)
    form = DetailsForm(request.POST if request.method == "POST" else None, standing=standing)
    if form.is_bound and form.is_valid():
        try:
            update_registration(registration, **form.wish)
        except BookingError as error:
            form.refuse(error)
        else:
            return SeeOther(manage_url(registration, registration.language, SAVED))
    return _form(request, standing, "change", form, lives=RetentionSettings.current())


@private
@either
@with_registration(Purpose.MANAGE)
def revoke(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Have the links sent so far open nothing any more, and send new ones."""
    if request.method == "POST":
        renew_links(registration)
        return SeeOther(reverse("registration:links_sent"))
    return _shown(request, registration, "revoke")


@private
@either
@with_registration(Purpose.MANAGE)
def everything(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Send the registration's own address the link that opens everything of it, for a short time.

    The link to one registration may have been passed on, and does not speak for the address.
    """
    if request.method == "POST":
        send_links(registration)
        return SeeOther(reverse("registration:links_sent"))
    return _shown(request, registration, "everything", hours=HOURS_OF_ACCESS)


@private
@either
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """Where the mail about a free place leads: yes or no, or what has become of it."""
    try:
        registration, date = read_offer_token(token)
    except LinkError as error:
        return link_broken(request, error)
    standing = RegistrationStatus(registration)
    entry = standing.entry(date)
    if entry is None:
        return link_broken(request, LinkError())
    if request.method == "POST":
        verb = _decision(registration, entry, request.POST.get("answer", ""))
        if not verb:
            return SeeOther(request.path)
        return _attempt(request, registration, "offer", verb, date)
    over = bool(entry.places(PlaceStatus.OFFER_OVER)) and not entry.places(
        PlaceStatus.OFFERED, PlaceStatus.CONFIRMED
    )
    status = HTTPStatus.GONE if over else HTTPStatus.OK
    about = _about_offer(standing, entry)
    return _shown(request, registration, "offer", status, standing, **about)


@guarded
@private
@either
def lost_link(request: HttpRequest) -> HttpResponse:
    """Send the links to an address. The answer does not tell whether we know it."""
    form = LostLinkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and attempt(request, form, _send_links):
        return SeeOther(reverse("registration:links_sent"))
    context = {"title": _("Lost the link?"), "form": form}
    return page_response(request, "lost_link", context, form.status)


def _send_links(form: LostLinkForm) -> bool:
    language = translation.get_language() or settings.LANGUAGE_CODE
    with transaction.atomic():
        queue_to_address(form.cleaned_data["email"], language, MessageKind.LINKS, is_asked=True)
    return True


@private
@require_safe
def links_sent(request: HttpRequest) -> HttpResponse:
    """The links are on their way, if there are any."""
    context = {"title": _("Now look at your mail"), "hours": HOURS_OF_ACCESS}
    return page_response(request, "links_sent", context)


def manage_url(registration: Registration, language: str | None = None, notice: str = "") -> str:
    """Where one sees how things stand, in the reader's language or another one.

    `notice` is what the page says then: see `notices`.
    """
    with translation.override(language or translation.get_language()):
        url = _url(registration, "manage")
    return url + notice_query(registration, notice) if notice else url


def _url(registration: Registration, view: str) -> str:
    token = make_token(registration, Purpose.MANAGE)
    return reverse(f"registration:{view}", kwargs={"token": token})


# What is asked for -------------------------------------------------------------------------------


def _chosen_places(sent: QueryDict) -> set[int]:
    """The primary keys of places that an address or a form names."""
    return {int(pk) for pk in sent.getlist("place") if pk.isdecimal() and len(pk) < DIGITS}


def _swap(
    request: HttpRequest, registration: Registration, places: set[int], choice: str
) -> HttpResponse:
    date, will_wait = chosen_date(registration.event, choice)
    try:
        if date is None:
            raise BookingError(Refusal.UNKNOWN)
        swap_places(registration, places, date, will_wait=will_wait)
    except BookingError as error:
        return _swap_shown(request, registration, places, choice, error)
    entry = RegistrationStatus(registration).entry(date)
    waits = entry is not None and bool(entry.places(PlaceStatus.WAITING))
    return SeeOther(manage_url(registration, notice=IN_LINE if waits else SWAPPED))


def _swap_shown(
    request: HttpRequest,
    registration: Registration,
    places: set[int],
    choice: str,
    error: BookingError | None = None,
) -> HttpResponse:
    """The page that asks before a date is swapped, or says why it was not."""
    standing = RegistrationStatus(registration)
    asked = standing.swapping(places)
    option = swap_option(standing, asked, choice)
    status = HTTPStatus.CONFLICT if error else HTTPStatus.OK
    context: dict[str, Any] = {"refusal": error} if error else {}
    return _shown(
        request, registration, "swap_check", status, standing, asked=asked, option=option, **context
    )


def _entry_of(standing: RegistrationStatus, uid: str) -> DateStatus | None:
    return next((entry for entry in standing.dates if str(entry.date.uid) == uid), None)


def _decision(
    registration: Registration, entry: DateStatus, answer: str
) -> Callable[[], None] | None:
    """What the answer comes to: only the places it is about, not what others of us have there."""
    match answer:
        case "accept":
            return partial(booking.accept, registration, entry.date)
        case "decline":
            return partial(booking.cancel_places, registration, entry.places(PlaceStatus.OFFERED))
        case "undo":
            now = timezone.now()
            places = [place.pk for place in entry.all if can_be_undone(place, now)]
            return partial(undo_giving_back, registration, places)
    return None


def _attempt(
    request: HttpRequest,
    registration: Registration,
    name: str,
    verb: Callable[[], None],
    date: Occurrence | None = None,
    notice: str = "",
) -> HttpResponse:
    """Do it and lead to where one sees what came of it; or say why not, and what else there is.

    With the link to an offer of one date that is this link's own page: it gives no other away.
    """
    try:
        verb()
    except BookingError as error:
        standing = RegistrationStatus(registration)
        context: dict[str, Any] = {"refusal": error}
        if date and (entry := standing.entry(date)):
            context |= _about_offer(standing, entry)
        return _shown(request, registration, name, HTTPStatus.CONFLICT, standing, **context)
    return SeeOther(request.path if date else manage_url(registration, notice=notice))


# What is answered --------------------------------------------------------------------------------


def _shown(
    request: HttpRequest,
    registration: Registration,
    name: str,
    status: int = HTTPStatus.OK,
    standing: RegistrationStatus | None = None,
    **context: Any,
) -> HttpResponse:
    """A page about the registration."""
    event = registration.event
    standing = standing or RegistrationStatus(registration)
    page = training_page(event)
    known = {
        "title": TITLES.get(name),
        "registration": registration,
        "standing": standing,
        "tickets": standing.tickets,
        "event": event,
        "training": page,
        "about": AboutTraining(event, page),
        "offer_hours": OFFER_HOURS,
        "token": make_token(registration, Purpose.MANAGE),
        "confirm_token": make_token(registration, Purpose.CONFIRM),
    }
    return page_response(request, name, known | context, status)


def _about_offer(standing: RegistrationStatus, entry: DateStatus) -> dict[str, Any]:
    """The page of one date alone."""
    undoable = [part for part in standing.undoable if part.date == entry.date]
    title = _("This offer is over")
    if entry.offered:
        title = ngettext("A place for you", "Places for you", len(entry.offered))
    elif entry.took_part:
        title = _("The place is yours")
    return {"title": title, "entry": entry, "tickets": tickets_of([entry]), "undoable": undoable}


def _form(
    request: HttpRequest, standing: RegistrationStatus, name: str, form: PlainForm, **context: Any
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return _shown(request, standing.registration, name, status, standing, form=form, **context)
