"""How many would like to hear of a new date, and of what: the demand, without anybody's address."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from events.records.models import Interest
from events.records.models.interests import InterestKind, Wish
from events.trainings.interests import words_for


class InterestMenuItem(MenuItem):
    """Among the reports, for those who work at the desk."""

    def __init__(self) -> None:
        super().__init__(_("Demand for new dates"), reverse_lazy("desk:interest"), icon_name="mail")

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("records.work_at_desk")


@require_safe
@permission_required("records.work_at_desk")
def report(request: HttpRequest) -> HttpResponse:
    """Numbers of those who have confirmed, the most wanted first."""
    wanted = Interest.objects.visible_to(request.user).confirmed().order_by()
    rows = wanted.values_list("kind", "key").annotate(number=Count("pk")).order_by("-number", "key")
    counted = {Wish(InterestKind(kind), key): number for kind, key, number in rows}
    words = words_for(counted)
    context = {
        "rows": [(wish.kind.label, words.get(wish), number) for wish, number in counted.items()]
    }
    return render(request, "desk/interest.html", context)
