"""What is left of people, and when it goes: for those who work at the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from events.privacy.retention import OF_REGISTRATIONS, MonthAhead, ahead, lives
from events.records.models import Registration
from kommpaktiv.languages.dates import month_and_year


class RetentionMenuItem(MenuItem):
    """Among the reports, for those who work at the desk."""

    def __init__(self) -> None:
        super().__init__(
            _("What is deleted when"), reverse_lazy("desk:retention"), icon_name="history"
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("records.work_at_desk")


@require_safe
@permission_required("records.work_at_desk")
def report(request: HttpRequest) -> HttpResponse:
    """How many registrations still hold what, by the month in which it goes."""
    months = ahead(Registration.objects.visible_to(request.user), OF_REGISTRATIONS)
    kept = lives()
    context = {
        "kinds": [(kind.label, kept[kind]) for kind in OF_REGISTRATIONS],
        "months": [month_row(month) for month in months],
        "totals": [sum(month.counts.get(kind, 0) for month in months) for kind in OF_REGISTRATIONS],
    }
    return render(request, "desk/retention.html", context)


def month_row(month: MonthAhead) -> dict[str, Any]:
    return {
        "name": month_and_year(month.month),
        "counts": [month.counts.get(kind, 0) for kind in OF_REGISTRATIONS],
    }
