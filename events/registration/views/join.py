"""The link of ours to a date that takes place online: it leads on while the place counts."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.privacy.access_links import LinkError, read_join_token
from events.registration.about_training import AboutTraining
from events.registration.decorators import link_broken, page_response, private
from events.registration.registration_status import RegistrationStatus, tickets_of


@private
@require_safe
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Lead to where the date is joined; or say how things stand, without a link to the rest.

    Mails and calendars have this address and not the service's, so that it can change, and is
    nobody's any more who has given the place back.
    """
    try:
        registration, date = read_join_token(token)
    except LinkError as error:
        return link_broken(request, error)
    entry = RegistrationStatus(registration).entry(date)
    if entry is None:
        return link_broken(request, LinkError())
    if link := entry.join_link:
        return HttpResponseRedirect(link.url)
    context = {
        "title": _("Take part online"),
        "event": registration.event,
        "entry": entry,
        "tickets": tickets_of([entry]),
        "about": AboutTraining(registration.event, None),
    }
    has_ended = not entry.takes_place or not entry.swappable
    status = HTTPStatus.GONE if has_ended else HTTPStatus.OK
    return page_response(request, "join", context, status)
