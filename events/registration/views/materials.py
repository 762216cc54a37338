"""What people take home from a training, for those who had a place there."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from events.privacy.access_links import Purpose
from events.records.models import Registration
from events.registration.decorators import private, training_page, with_registration
from events.registration.registration_status import RegistrationStatus
from events.trainings.materials import materials_of


@private
@require_safe
@with_registration(Purpose.MANAGE)
def material(request: HttpRequest, registration: Registration, key: UUID) -> HttpResponseBase:
    """The file, or the way to the link; as long as one's link to the registration works."""
    days = RegistrationStatus(registration).days_there
    page = training_page(registration.event)
    materials = materials_of(page, days) if page else []
    chosen = next((one for one in materials if one.translation_key == key), None)
    if chosen is None:
        raise Http404
    if chosen.document is None:
        return HttpResponseRedirect(chosen.link)
    file = chosen.document.file.open("rb")
    return FileResponse(file, as_attachment=True, filename=chosen.document.filename)
