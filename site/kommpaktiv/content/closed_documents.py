"""Files that only who took part in a training may have: see `SiteDocument.for_participants`."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from .models import SiteDocument


def refuse_closed(document: SiteDocument, request: HttpRequest) -> None:
    """Answer as if there were no such file, but to the staff, who look at it in the admin."""
    if document.for_participants and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
