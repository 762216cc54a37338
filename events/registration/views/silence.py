"""Where the link in mails leads that somebody else may have asked for: never again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events.privacy.access_links import LinkError
from events.privacy.silence import is_silenced, lift_silence, read_silence_token
from events.privacy.silence import silence as silence_mailbox
from events.registration.decorators import SeeOther, link_broken, page_response, private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def silence(request: HttpRequest, token: str) -> HttpResponse:
    """What it means, and one button; or that it is so, and one button back."""
    try:
        mailbox = read_silence_token(token)
    except LinkError as error:
        return link_broken(request, error)
    if request.method == "POST":
        change = lift_silence if request.POST.get("action") == "lift" else silence_mailbox
        change(mailbox)
        return SeeOther(request.path)
    context = {"title": _("No more e-mails"), "is_silenced": is_silenced(mailbox)}
    return page_response(request, "silence", context)
