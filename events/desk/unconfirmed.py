"""What is held on a date for people who have not confirmed, and letting go of it at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from events.booking.verbs import release_unconfirmed
from events.records.models import Occurrence

from .date_access import may_act_on, page_of, way_back
from .responses import see_other


@require_http_methods(["GET", "HEAD", "POST"])
def unconfirmed(request: HttpRequest, pk: int) -> HttpResponse:
    """What letting go would do, and the button that does it."""
    date = get_object_or_404(Occurrence.objects.select_related("event").with_taken(), pk=pk)
    page = page_of(date)
    if not may_act_on(request.user, date, page):
        raise Http404
    back = way_back(request.user, date, page)
    if request.method != "POST":
        return render(request, "desk/unconfirmed.html", {"date": date, "back": back})
    released = release_unconfirmed(date)
    if page:
        data = {"date": str(date), "places": released}
        log(page, "events.unconfirmed_release", user=request.user, data=data)
    said = ngettext(
        "%(number)s place that was not confirmed is held no longer.",
        "%(number)s places that were not confirmed are held no longer.",
        released,
    )
    messages.success(request, said % {"number": released})
    return see_other(back)
