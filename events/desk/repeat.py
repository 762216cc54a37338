"""“Repeat this training”: the form that asks when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from events.schedule.choices import YEARS
from events.schedule.expansion import plan
from events.trainings.models import EventPage
from events.trainings.projection import schedule_of
from events.trainings.repeating import repeat, repeated_schedule, weeks_later
from kommpaktiv.languages.date_inputs import day_field
from kommpaktiv.languages.dates import long_date
from kommpaktiv.languages.follow_source import is_source

MOST_WEEKS = 520


class RepeatForm(forms.Form):
    """When the training begins again: so many weeks later, or on a day."""

    weeks = forms.IntegerField(
        label=gettext_lazy("How many weeks later"),
        min_value=1,
        max_value=MOST_WEEKS,
        required=False,
        help_text=gettext_lazy("Weekdays and times stay as they are."),
    )
    first_date = day_field(
        label=gettext_lazy("Or: first date"),
        required=False,
        help_text=gettext_lazy("With a day here, the number of weeks does not count."),
    )

    def __init__(self, data: Any, page: EventPage):
        self.page = page
        super().__init__(data, initial={"weeks": weeks_later(page)})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not cleaned["first_date"] and not cleaned["weeks"]:
            raise forms.ValidationError(_("Please say when the training begins."))
        weeks = timedelta(weeks=cleaned["weeks"] or 0)
        cleaned["first_date"] = cleaned["first_date"] or schedule_of(self.page).first_date + weeks
        self._check(cleaned["first_date"])
        return cleaned

    def _check(self, first_date: date) -> None:
        """Refuse a day on which the training's own repetition does not begin."""
        if first_date.year not in YEARS:
            self.add_error("first_date", _("Please check the year."))
            return
        dates = plan(repeated_schedule(self.page, first_date)).dates
        if dates and dates[0].original.date() != first_date:
            message = _("The repetition does not begin on this day, but on %(date)s.")
            begins = message % {"date": long_date(dates[0].original)}
            said = f"{long_date(first_date)}: {begins}"
            self.add_error("first_date" if self.data.get("first_date") else "weeks", said)


@require_http_methods(["GET", "HEAD", "POST"])
def repeat_training(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask when, and make the draft."""
    page = get_object_or_404(EventPage, pk=pk)
    if not is_source(page) or not may_repeat(page, request.user):
        raise PermissionDenied
    form = RepeatForm(request.POST if request.method == "POST" else None, page)
    if request.method == "POST" and form.is_valid():
        copied = repeat(page, form.cleaned_data["first_date"], request.user)
        message = _(
            "This is the repetition, a draft in all languages. Please check its dates and texts, "
            "then publish it."
        )
        messages.success(request, message)
        return redirect("wagtailadmin_pages:edit", copied.pk)
    return render(request, "desk/repeat.html", {"page": page, "form": form})


def may_repeat(page: EventPage, user: Any) -> bool:
    """Whether `user` may add the same training once more beside `page`, which says when it is."""
    return page.says_when and page.permissions_for_user(user).can_copy_to(page.get_parent())
