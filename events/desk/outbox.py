"""The messages that went out, are to go out, or failed: search, filter, send one again."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Case, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from events.outbox.queue import resend
from events.records.models import Message, Place
from events.records.models.messages import MessageKind, MessageState

from .columns import Line, LinesColumn, SortedByLinesMixin
from .registrations import DeskPolicy, dates_within, shown, trainings, written_date
from .responses import see_other


class MessageFilterSet(WagtailFilterSet):
    """By state, kind, training and date."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=MessageState.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Message"), choices=MessageKind.choices, widget=forms.CheckboxSelectMultiple
    )
    event = django_filters.ModelChoiceFilter(
        field_name="registration__event", label=_("Training"), queryset=trainings
    )
    starts = django_filters.DateFromToRangeFilter(
        method="about", label=_("Date"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Message
        fields = ["state", "kind", "event", "starts"]

    def about(self, queryset: QuerySet[Message], name: str, days: slice) -> QuerySet[Message]:
        """Those that tell of a date in this time, by itself or among those registered for."""
        dates = dates_within(days)
        on_these = Place.objects.filter(occurrence__in=dates).values("participant__registration")
        of_all = Q(occurrence=None, registration__in=on_these)
        return queryset.filter(Q(occurrence__in=dates) | of_all)


class ErrorColumn(Column):
    """Why a message failed, and a button where it can be sent again."""

    cell_template_name = "desk/error_cell.html"

    def get_cell_context_data(
        self, instance: Message, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        chosen = context["request"].GET.urlencode()
        return context | {
            "message": instance,
            "next": f"{reverse('outbox:index')}?{chosen}",
            "csrf_token": get_token(context["request"]),  # cells of tables get none by themselves
        }


class MessageIndexView(SortedByLinesMixin, IndexView):
    """One row for each message, those that failed first."""

    page_title = _("Messages")
    verbose_name_plural = _("messages")
    is_searchable = True
    default_ordering = ("failed_last", "-created_at", "-pk")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            LinesColumn("recipient", RECIPIENT, is_title=True),
            LinesColumn("kind", WHAT),
            LinesColumn("state", STANDING),
            ErrorColumn("error", label=_("Last error"), width="20%"),
        ]

    def get_base_queryset(self) -> QuerySet[Message]:
        places = Place.objects.filter(participant__registration=OuterRef("registration"))
        of_registration = places.order_by().values("participant__registration")
        return (
            Message.objects.visible_to(self.request.user)
            .select_related("registration__event", "occurrence__event")
            .annotate(
                first_place=Subquery(of_registration.annotate(n=Min("pk")).values("n")),
                failed_last=Case(
                    When(state=MessageState.FAILED, then=Value(0)),
                    default=Value(1),
                    output_field=IntegerField(),
                ),
            )
        )

    def search_queryset(self, queryset: QuerySet[Message]) -> QuerySet[Message]:
        """Those to an address that contains what was asked for."""
        asked = self.search_query
        return queryset.filter(Q(registration__email__icontains=asked) | Q(email__icontains=asked))


def registration_url(message: Any) -> str | None:
    """Where the registration of a listed message is shown; none where there is no such page."""
    if message.first_place is None:
        return None
    return reverse("registrations:inspect", args=[message.first_place])


def about(message: Message) -> str:
    """The training, and the date where a message tells of one."""
    title = message.registration.event.title if message.registration else ""
    return f"{title}, {written_date(message.occurrence)}" if message.occurrence else title


def language(message: Message) -> str:
    """The language that a message is written in, by name."""
    code = message.registration.language if message.registration else message.language
    return str(dict(settings.LANGUAGES).get(code, code))


RECIPIENT = [
    Line(
        _("Recipient"),
        lambda message: shown(message.recipient),
        "registration__email",
        registration_url,
    ),
    Line(_("Language"), language),
]
WHAT = [
    Line(_("Message"), lambda message: message.get_kind_display(), "kind"),
    Line(_("Training"), about, "registration__event__title"),
]
STANDING = [
    Line(_("State"), lambda message: message.get_state_display(), "state"),
    Line(
        _("Due"),
        lambda message: message.state == MessageState.QUEUED and shown(message.due_at),
        "due_at",
        is_named=True,
    ),
    Line(
        _("Sent"),
        lambda message: message.sent_at and shown(message.sent_at),
        "sent_at",
        is_named=True,
    ),
    Line(_("Attempts"), lambda message: str(message.attempts), "attempts", is_named=True),
]


class MessageViewSet(ModelViewSet):
    """The outbox in the admin's menu."""

    model = Message
    name = "outbox"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 251
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = MessageIndexView
    filterset_class = MessageFilterSet
    list_per_page = 50
    search_backend_name = None
    permission_policy = DeskPolicy(Message)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]


@require_POST
@permission_required("records.work_at_desk")
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue a message once more, and lead back to where the button was."""
    message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    if message.can_go_again and resend(message):
        said = gettext("The message to %(address)s is sent again.")
        messages.success(request, said % {"address": message.recipient})
    else:
        messages.info(request, gettext("This message is on its way already, or cannot be sent."))
    return see_other(get_valid_next_url_from_request(request) or "outbox:index")
