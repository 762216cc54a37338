"""Asking to be told of a new date, and the page behind the link that was mailed."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.booking.interests import ask_for_news, confirm_interest
from events.privacy.access_links import LinkError
from events.privacy.interests import end_interest, read_interest_token
from events.privacy.retention import INTEREST_MONTHS, UNCONFIRMED_DAYS, interest_ends_at
from events.records.models import Event
from events.records.models.interests import Wish
from events.registration.antispam import attempt, guarded
from events.registration.decorators import (
    SeeOther,
    as_closed_as_its_page,
    link_broken,
    page_response,
    privacy_url,
    private,
    training_page,
)
from events.registration.interest_forms import InterestForm
from events.trainings.interests import all_wishes, wishes_of, words_for
from events.trainings.models import EventPage

either = require_http_methods(["GET", "HEAD", "POST"])


@guarded
@private
@either
def ask(request: HttpRequest) -> HttpResponse:
    """To be told of a training on a topic, or at a place."""
    return _form(request, all_wishes())


@guarded
@private
@either
@as_closed_as_its_page
def ask_in(request: HttpRequest, event: Event) -> HttpResponse:
    """To be told of a new date of a training, or of others like it."""
    training = training_page(event)
    if training is None:
        raise Http404
    return _form(request, wishes_of(event), training)


@private
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Asked, and now to be confirmed by mail; the same whether or not the address is known."""
    context = {"title": _("Now look at your mail"), "days": UNCONFIRMED_DAYS}
    return page_response(request, "interest_sent", context)


@private
@either
def interest(request: HttpRequest, token: str) -> HttpResponse:
    """What is wanted, and one button to confirm it; or that it is so, and one to end it."""
    try:
        wanted = read_interest_token(token)
    except LinkError as error:
        return link_broken(request, error)
    if request.method == "POST":
        if request.POST.get("action") == "end":
            end_interest(wanted)
            return SeeOther(reverse("registration:interest_ended"))
        confirm_interest(wanted)
        return SeeOther(request.path)
    context = {
        "title": _("New dates"),
        "interest": wanted,
        "what": words_for([wanted.wish]).get(wanted.wish),
        "ends_at": timezone.localtime(interest_ends_at(wanted)) if wanted.confirmed_at else None,
        "months": INTEREST_MONTHS,
    }
    return page_response(request, "interest", context)


@private
@require_safe
def interest_ended(request: HttpRequest) -> HttpResponse:
    """It is over, and the link that led here is dead."""
    return page_response(request, "interest_ended", {"title": _("We write to you no more")})


def _form(
    request: HttpRequest, wishes: Iterable[Wish], training: EventPage | None = None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = InterestForm(data, wishes=words_for(wishes))
    if form.is_bound and attempt(request, form, _asked):
        return SeeOther(reverse("registration:interest_sent"))
    context = {
        "title": _("Tell me when there is a new date"),
        "form": form,
        "training": training,
        "months": INTEREST_MONTHS,
        "privacy_url": privacy_url(request),
    }
    return page_response(request, "interest_form", context, form.status)


def _asked(form: InterestForm) -> bool:
    data = form.cleaned_data
    ask_for_news(form.chosen_wish, data["email"], data["language"])
    return True
