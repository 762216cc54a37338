"""Who takes part. Changed by the verbs of `events.domain` and by nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .addressed import Addressed, AddressedQuerySet
from .desk_scope import in_scope
from .events import Event, Occurrence
from .place_states import ACTIVE_STATES, HOLD_STATES, PlaceState, PlaceStatus, holding
from .registration_options import NeedKind


class RegistrationQuerySet(AddressedQuerySet["Registration"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> RegistrationQuerySet:
        """Those that `user` may see at the training desk."""
        return self.filter(in_scope(user, "event__location_key"))


class Registration(Addressed):
    """One sign-up: who asked, in which language, and what they consented to."""

    reference = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    submission = models.UUIDField(
        _("key of the submitted form"),
        unique=True,
        editable=False,
        help_text=_("The same form sent twice is one registration."),
    )
    event = models.ForeignKey(
        Event, verbose_name=_("training"), on_delete=models.CASCADE, related_name="registrations"
    )
    council = models.CharField(_("council"), max_length=160, blank=True)
    language = models.CharField(
        _("language of messages"), max_length=12, choices=settings.LANGUAGES
    )
    privacy_acknowledged_at = models.DateTimeField(_("privacy notice acknowledged"))
    link_version = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    confirmed_at = models.DateTimeField(
        _("e-mail confirmed"),
        null=True,
        blank=True,
        help_text=_("The person has shown that the address is theirs."),
    )

    # Until when all that was asked for is held; only as `register` returns it.
    kept_until: datetime | None = None

    objects = RegistrationQuerySet.as_manager()

    class Meta(Addressed.Meta):
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.reference)

    @property
    def needs_text(self) -> str:
        """What they need, as the desk reads it; empty where there is nothing or it is forgotten."""
        return "\n".join(need.of_whom for need in self.needs.all())


class Answer(models.Model):
    """What a registration says to one of the training's questions."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(
        "Participant",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
        help_text=_("Empty: for all of the registration."),
    )
    question = models.UUIDField(
        _("translation key of the question"), help_text=_("The same in every language.")
    )
    label = models.CharField(_("as it was asked, in German"), max_length=255)
    value = models.JSONField(_("answer"), help_text=_("Choices are stored by their German words."))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "question"],
                condition=models.Q(participant=None),
                name="one_answer_per_question",
            ),
            models.UniqueConstraint(
                fields=["participant", "question"], name="one_answer_per_person_and_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.value}"

    @property
    def plain_value(self) -> str | int | float:
        """For a cell: choices in German, as they are kept; numbers stay numbers, dates ISO 8601."""
        if isinstance(self.value, bool):
            return gettext("yes") if self.value else gettext("no")
        return ", ".join(map(str, self.value)) if isinstance(self.value, list) else self.value

    @property
    def text(self) -> str:
        """As one reads it."""
        return str(self.plain_value)


class Need(models.Model):
    """What a registration needs to take part well; kept apart, because it goes first."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="needs")
    participant = models.ForeignKey(
        "Participant",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="needs",
        help_text=_("Empty: for all of the registration."),
    )
    kind = models.CharField(_("need"), max_length=14, choices=NeedKind.choices)
    note = models.TextField(_("more about it"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind"],
                condition=models.Q(participant=None),
                name="one_need_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["participant", "kind"], name="one_need_of_a_kind_per_person"
            ),
        ]

    def __str__(self) -> str:
        kind = self.get_kind_display()
        return f"{kind}: {self.note}" if self.note else kind

    @property
    def of_whom(self) -> str:
        """With the name of the person, where it is one person's."""
        return f"{self.participant}: {self}" if self.participant else str(self)


class Participant(models.Model):
    """One person of a registration."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="participants"
    )
    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["registration", "position"]

    def __str__(self) -> str:
        return self.name or gettext("forgotten")

    @property
    def concerning_needs(self) -> list[Need]:
        """Those of this person, and those of all of the registration; fetched beforehand."""
        return [
            need for need in self.registration.needs.all() if need.participant_id in (None, self.pk)
        ]

    @property
    def needs_text(self) -> str:
        """What they need, as the desk reads it; empty where there is nothing or it is forgotten."""
        return "\n".join(map(str, self.concerning_needs))

    @property
    def kinds_of_needs(self) -> str:
        """What they need, without what they say about it."""
        return ", ".join(need.get_kind_display() for need in self.concerning_needs)


class GroupCount(models.Subquery):
    """How many rows a query finds that has one for each group."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) waiting_groups)"
    output_field = models.IntegerField()


class PlaceQuerySet(models.QuerySet["Place"]):
    def holding(self, now: datetime | None = None) -> PlaceQuerySet:
        """Those that take a seat now: see `place_states.holding`."""
        return self.filter(holding(now))

    def waiting(self) -> PlaceQuerySet:
        """Those on the waiting list."""
        return self.filter(state=PlaceState.WAITLISTED)

    def active(self, now: datetime | None = None) -> PlaceQuerySet:
        """Those that still count for somebody: holding a seat, or waiting for one."""
        sure = models.Q(state__in=(PlaceState.CONFIRMED, PlaceState.WAITLISTED))
        held = models.Q(state__in=HOLD_STATES, held_until__gt=now or timezone.now())
        return self.filter(sure | held)

    def count_active(self, dates: Iterable[Occurrence]) -> dict[int, int]:
        """How many active places there are on each of the dates (by pk): one query."""
        return self.active().count_by_date(dates)

    def count_by_date(self, dates: Iterable[Occurrence]) -> dict[int, int]:
        """How many of these places there are on each of the dates (by pk): one query."""
        places = self.filter(occurrence__in=dates).order_by()
        counted = places.values_list("occurrence").annotate(number=models.Count("pk"))
        return dict(counted)

    def with_queue_position(self) -> PlaceQuerySet:
        """With `queue_position`: which group in line a waiting place belongs to, from 1; or none.

        Counted among all who wait for the date, whatever else is filtered, in the order and groups
        of `events.booking.waiting_list.waiting_groups`: those who join a registration that waits
        already are a group of their own, further behind.
        """
        earlier = models.Q(queued_at__lt=models.OuterRef("queued_at"))
        together = models.Q(
            queued_at=models.OuterRef("queued_at"),
            participant__registration__lte=models.OuterRef("participant__registration"),
        )
        here = Place.objects.waiting().filter(occurrence=models.OuterRef("occurrence"))
        groups = here.filter(earlier | together).order_by()
        position = GroupCount(groups.values("queued_at", "participant__registration").distinct())
        return self.annotate(
            queue_position=models.Case(
                models.When(state=PlaceState.WAITLISTED, then=position),
                output_field=models.IntegerField(null=True),
            )
        )

    def with_current_state(self, now: datetime | None = None) -> PlaceQuerySet:
        """With `current_state`, as `Place.state_at` has it."""
        lapsed = models.Q(state__in=HOLD_STATES, held_until__lte=now or timezone.now())
        return self.annotate(
            current_state=models.Case(
                models.When(lapsed, then=models.Value(PlaceState.EXPIRED)), default="state"
            )
        )

    def lapsed(self, now: datetime | None = None) -> PlaceQuerySet:
        """Holds whose deadline has passed and that nobody has marked as expired yet."""
        return self.filter(state__in=HOLD_STATES, held_until__lte=now or timezone.now())

    def visible_to(self, user: AbstractUser | AnonymousUser) -> PlaceQuerySet:
        """Those that `user` may see at the training desk."""
        return self.filter(in_scope(user, "occurrence__event__location_key"))


class Place(models.Model):
    """One participant on one date."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="places")
    occurrence = models.ForeignKey(
        Occurrence, verbose_name=_("date"), on_delete=models.PROTECT, related_name="places"
    )
    person = models.CharField(
        _("who, for comparing"),
        max_length=64,
        editable=False,
        help_text=_("A keyed hash of e-mail and name: one person has one active place per date."),
    )
    state = models.CharField(_("state"), max_length=12, choices=PlaceState.choices)
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    queued_at = models.DateTimeField(
        _("in line since"),
        null=True,
        blank=True,
        help_text=_(
            "Only of those who asked for the waiting list: they come in the order of this time."
        ),
    )
    # The state in which its person gave it back, so that they can undo it; else empty.
    given_back_from = models.CharField(
        max_length=12, choices=PlaceState.choices, blank=True, editable=False
    )
    # On another date: what its person gives back as soon as this one is sure. See booking/swap.py.
    instead_of = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    changed_at = models.DateTimeField(_("state since"), default=timezone.now)

    queue_position: int | None  # from 1; only by `with_queue_position`

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["-created_at", "-pk"]
        permissions = [("work_at_desk", _("Can work at the training desk"))]
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence", "person"],
                condition=models.Q(state__in=ACTIVE_STATES),
                name="one_active_place_per_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PlaceState.WAITLISTED)
                | models.Q(queued_at__isnull=False),
                name="who_waits_has_a_turn",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=HOLD_STATES) | models.Q(held_until__isnull=False),
                name="holds_have_a_deadline",
            ),
        ]
        indexes = [models.Index(fields=["occurrence", "state", "held_until"], name="seats_held")]

    def __str__(self) -> str:
        return f"{self.participant}: {self.occurrence}"

    @property
    def standing(self) -> str:
        """Its state now, with the place in line where `with_queue_position` has said which."""
        queue_position = getattr(self, "queue_position", None)
        if queue_position is None:
            return self.current_state_label
        return gettext("on the waiting list, no. %(turn)s") % {"turn": queue_position}

    @property
    def current_state_label(self) -> str:
        """Its state now, in words."""
        if self.was_never_held:
            return gettext("not confirmed, not held")
        return str(self.state_at(timezone.now()).label)

    def state_at(self, now: datetime) -> PlaceState:
        """Where it stands: a hold past its deadline has expired, whether or not a job has noticed.

        Everything that tells somebody how a place stands asks this, or `status_at` for more.
        """
        if self.state in HOLD_STATES and not self.is_held_at(now):
            return PlaceState.EXPIRED
        return PlaceState(self.state)

    def status_at(self, now: datetime) -> PlaceStatus:
        """What it comes to for its person."""
        match self.state_at(now):
            case PlaceState.CONFIRMED:
                return PlaceStatus.CONFIRMED
            case PlaceState.WAITLISTED:
                return PlaceStatus.WAITING
            case PlaceState.OFFERED:
                return PlaceStatus.OFFERED
            case PlaceState.CANCELLED:
                return PlaceStatus.GIVEN_UP
            case PlaceState.UNCONFIRMED:
                return PlaceStatus.TURN if self.queued_at else PlaceStatus.HELD
        if self.was_never_held and not self.participant.registration.confirmed_at:
            return PlaceStatus.UNHELD
        was_offered = self.queued_at and self.participant.registration.confirmed_at
        return PlaceStatus.OFFER_OVER if was_offered else PlaceStatus.LAPSED

    @property
    def was_never_held(self) -> bool:
        """Whether nothing was kept for its person, and nobody has confirmed it yet."""
        return self.state == PlaceState.EXPIRED and self.held_until is None

    @property
    def holds_a_seat(self) -> bool:
        if self.state == PlaceState.UNCONFIRMED and self.queued_at:
            return False
        return self.state == PlaceState.CONFIRMED or self.is_held

    @property
    def is_held(self) -> bool:
        return self.is_held_at(timezone.now())

    def is_held_at(self, now: datetime) -> bool:
        """Whether it waits for its person's word, and the deadline for that has not passed."""
        return self.state in HOLD_STATES and self.held_until is not None and self.held_until > now

    @property
    def is_active(self) -> bool:
        return self.is_active_at(timezone.now())

    def is_active_at(self, now: datetime) -> bool:
        """Whether it still counts for somebody."""
        return self.state in (PlaceState.CONFIRMED, PlaceState.WAITLISTED) or self.is_held_at(now)
