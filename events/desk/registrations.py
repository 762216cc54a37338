"""The list of who takes part: search, filter, sort, look at one, export.

Every row and every choice comes through `visible_to`, so that a desk sees its own location only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import django_filters
from babel.dates import format_datetime
from django import forms
from django.contrib.auth.models import AbstractUser, AnonymousUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import linebreaksbr
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.coreutils import multigetattr
from wagtail.permission_policies import ModelPermissionPolicy

from events.records.models import Event, Message, Occurrence, Place, Registration
from events.records.models.messages import MessageState
from events.records.models.place_states import PlaceState
from events.trainings.filters import on_days
from kommpaktiv.accounts import audit
from kommpaktiv.content.spreadsheets import harmless
from kommpaktiv.languages.dates import reader_locale, zoned

from .answers import AnswerColumns, answer_rows
from .columns import Line, LinesColumn, SortedByLinesMixin


def written(moment: datetime) -> str:
    """Date and time of a moment in its own zone, as the editor's language writes them."""
    return format_datetime(moment.replace(tzinfo=None), "short", locale=reader_locale())


def written_date(occurrence: Occurrence) -> str:
    """When a date is, and that it does not take place if so."""
    start = zoned(written(occurrence.local_start), occurrence.local_start)
    return f"{start} ({occurrence.get_status_display()})" if occurrence.is_cancelled else start


class DeskPolicy(ModelPermissionPolicy):
    """Who works at the desk may look. Nobody adds, changes or deletes a place by hand."""

    def user_has_permission(self, user: AbstractUser | AnonymousUser, action: str) -> bool:
        return action == "view" and user.has_perm("records.work_at_desk")


def trainings(request: HttpRequest) -> QuerySet[Event]:
    """The trainings to choose from."""
    return Event.objects.visible_to(request.user)


def dates_within(days: slice) -> QuerySet[Occurrence]:
    """The dates on the days that were typed, as the clocks of each training say."""
    first, last = (moment and timezone.localdate(moment) for moment in (days.start, days.stop))
    return on_days(first, last)


class PlaceFilterSet(WagtailFilterSet):
    """By training, date and state."""

    event = django_filters.ModelChoiceFilter(
        field_name="occurrence__event", label=_("Training"), queryset=trainings
    )
    starts = django_filters.DateFromToRangeFilter(
        method="on_days", label=_("Date"), widget=DateRangePickerWidget
    )
    state = django_filters.MultipleChoiceFilter(
        field_name="current_state",
        label=_("State"),
        choices=PlaceState.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Place
        fields = ["event", "starts", "state"]

    def on_days(self, queryset: QuerySet[Place], name: str, days: slice) -> QuerySet[Place]:
        return queryset.filter(occurrence__in=dates_within(days))


def who_lines(get_url: Callable[[Place], str | None]) -> list[Line]:
    """Who takes part; the name leads to `get_url`."""
    return [
        Line(_("Name"), lambda place: str(place.participant), "participant__name", get_url),
        Line(
            _("E-mail"),
            lambda place: place.participant.registration.email,
            "participant__registration__email",
        ),
        Line(
            _("Council"),
            lambda place: place.participant.registration.council,
            "participant__registration__council",
        ),
    ]


WHAT = [
    Line(_("Training"), lambda place: place.occurrence.event.title, "occurrence__event__title"),
    Line(_("Date"), lambda place: written_date(place.occurrence), "occurrence__starts_at"),
]
STANDING = [
    Line(_("State"), lambda place: place.standing, "state"),
    Line(_("Registered"), lambda place: shown(place.created_at), "created_at"),
]
NEEDS = [
    Line(
        _("Language"),
        lambda place: place.participant.registration.get_language_display(),
        "participant__registration__language",
    ),
    Line(_("Needs"), lambda place: place.participant.kinds_of_needs),
]


class PlaceIndexView(SortedByLinesMixin, IndexView):
    """One row for each person and date."""

    page_title = _("Registrations")
    verbose_name_plural = _("registrations")
    is_searchable = True
    own_export = [
        "participant.name",
        "participant.registration.email",
        "participant.registration.council",
        "occurrence.event.title",
        "occurrence.local_start",
        "occurrence.get_status_display",
        "current_state_label",
        "queue_position",
        "participant.registration.get_language_display",
        "participant.needs_text",
        "created_at",
    ]
    export_headings = {
        "participant.name": _("Name"),
        "participant.registration.email": _("E-mail"),
        "participant.registration.council": _("Council"),
        "occurrence.event.title": _("Training"),
        "occurrence.local_start": _("Date"),
        "occurrence.get_status_display": _("The date"),
        "current_state_label": _("State"),
        "queue_position": _("In line"),
        "participant.registration.get_language_display": _("Language of messages"),
        "participant.needs_text": _("Needs"),
        "created_at": _("Registered"),
    }

    @cached_property
    def answer_columns(self) -> AnswerColumns:
        """The columns of answers: by question where one training is chosen, else one for all."""
        form = self.filters.form if self.filters else None
        return AnswerColumns.of(
            form.cleaned_data.get("event") if form and form.is_valid() else None
        )

    @property
    def list_export(self) -> list[str]:
        return [*self.own_export, *self.answer_columns.names]

    def get_heading(self, queryset: QuerySet[Place], field: str) -> str:
        if field in self.answer_columns.headings:
            return harmless(self.answer_columns.headings[field])
        return super().get_heading(queryset, field)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            LinesColumn("who", who_lines(self.get_inspect_url), is_title=True),
            LinesColumn("what", WHAT),
            LinesColumn("state", STANDING),
            LinesColumn("needs", NEEDS),
        ]

    def get_base_queryset(self) -> QuerySet[Place]:
        return (
            Place.objects.visible_to(self.request.user)
            .with_queue_position()
            .with_current_state()
            .select_related("participant__registration", "occurrence__event")
            .prefetch_related(
                "participant__registration__needs", "participant__registration__answers"
            )
        )

    def order_queryset(self, queryset: QuerySet[Place]) -> QuerySet[Place]:
        """By state means for those who wait: date by date, the first in line first."""
        if self.ordering in ("state", "-state"):
            state = self.ordering.replace("state", "current_state")
            return queryset.order_by(state, "occurrence__starts_at", "queued_at", "pk")
        return super().order_queryset(queryset)

    def search_queryset(self, queryset: QuerySet[Place]) -> QuerySet[Place]:
        """Those whose name or e-mail contains what was asked for.

        Compared here, because SQLite tells Ö from ö where it folds O and o.
        """
        asked = self.search_query.casefold()
        people = queryset.values_list("pk", "participant__name", "participant__registration__email")
        return queryset.filter(
            pk__in=[pk for pk, *words in people if asked in "\n".join(words).casefold()]
        )

    def to_row_dict(self, item: Place) -> dict[str, Any]:
        item.created_at = timezone.localtime(item.created_at)
        own = {name: multigetattr(item, name) for name in self.own_export}
        return own | self.answer_columns.cells(item.participant)


class RegistrationView(InspectView):
    """The registration that a place belongs to: who, which dates, what was sent."""

    page_title = _("Registration")
    template_name = "desk/registration.html"

    def get_object(self, queryset: QuerySet[Place] | None = None) -> Place:
        places = Place.objects.visible_to(self.request.user)
        return get_object_or_404(
            places.select_related("participant__registration__event"), pk=self.pk
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; that it was looked at is kept in the log."""
        audit.record(audit.VIEWED, self.object.participant.registration, request.user)
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.object.participant)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": PlaceIndexView.page_title},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_for_field(self, field_name: str) -> dict[str, Any]:
        registration = self.object.participant.registration
        label = capfirst(field_label(registration, field_name))
        display = getattr(registration, f"get_{field_name}_display", None)
        value = display() if display else getattr(registration, field_name)
        if field_name == "needs_text":
            value = linebreaksbr(value)
        return {"label": label, "value": shown(value), "component": None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        registration = self.object.participant.registration
        places = Place.objects.filter(participant__registration=registration).with_queue_position()
        places = places.select_related("participant", "occurrence__event").order_by(
            "occurrence__starts_at", "participant__position"
        )
        rows = [place_row(place) for place in places]
        return super().get_context_data(**kwargs) | {
            "answers": answer_rows(registration),
            "places": rows,
            "can_take_back": any(row["is_removable"] for row in rows),
            "mails": [message_row(message) for message in registration.messages.all()],
            "registration": registration,
        }


def field_label(registration: Registration, name: str) -> str:
    if name == "needs_text":
        return str(_("Needs"))
    return str(getattr(registration._meta.get_field(name), "verbose_name", name))


def shown(value: Any) -> Any:
    """A value as the page about one registration writes it; moments in the editor's time zone."""
    if isinstance(value, datetime):
        return written(timezone.localtime(value))
    return value or "–"


def place_row(place: Place) -> dict[str, Any]:
    return {
        "pk": place.pk,
        "is_removable": place.is_active and not place.occurrence.is_past,
        "name": str(place.participant),
        "date": written_date(place.occurrence),
        "state": place.standing,
        "since": shown(place.changed_at),
    }


def message_row(message: Message) -> dict[str, Any]:
    return {
        "pk": message.pk,
        "can_go_again": message.can_go_again,
        "kind": message.get_kind_display(),
        "state": message.get_state_display(),
        "due": shown(message.due_at) if message.state == MessageState.QUEUED else "",
        "sent": shown(message.sent_at),
        "attempts": message.attempts,
        "error": message.error,
    }


class RegistrationViewSet(ModelViewSet):
    """Registrations in the admin's menu: to look at, not to change."""

    model = Place
    name = "registrations"
    icon = "group"
    menu_label = _("Registrations")
    menu_order = 250
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = PlaceIndexView
    inspect_view_class = RegistrationView
    inspect_view_fields = [
        "event",
        "reference",
        "email",
        "council",
        "language",
        "needs_text",
        "privacy_acknowledged_at",
        "created_at",
    ]
    filterset_class = PlaceFilterSet
    export_filename = "registrations"
    list_per_page = 50
    search_backend_name = None
    permission_policy = DeskPolicy(Place)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
        ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.filter(
            content_type__app_label="records", codename__in=("work_at_desk", "decide_on_dates")
        )
