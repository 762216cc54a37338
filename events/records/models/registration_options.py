"""On which terms one registers for a training: edited on its page, projected onto its record."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kommpaktiv.content.fields import ChoiceListField
from kommpaktiv.languages.safe_markup import safe_link

MOST_PEOPLE = 20  # in one registration; more write to us


class HowToRegister(models.TextChoices):
    HERE = "here", _("with the form of this site")
    ELSEWHERE = "elsewhere", _("on another site")
    NOT_NEEDED = "not_needed", _("not at all: one just comes")


class BookingMode(models.TextChoices):
    """What one registration is for."""

    ONE = "one", _("one date")
    SOME = "some", _("one or several dates")
    SERIES = "series", _("all dates together")


class NeedKind(models.TextChoices):
    """What somebody may need to take part well. Health may show in it (Art. 9 GDPR)."""

    INTERPRETATION = "interpretation", _("interpretation into my language")
    SIGN_LANGUAGE = "sign_language", _("sign language")
    STEP_FREE = "step_free", _("a step-free way in")
    CHILDCARE = "childcare", _("childcare")
    DIET = "diet", _("a special diet")
    OTHER = "other", _("something else")


def usual_needs() -> list[str]:
    """What a new training offers to care for."""
    return [NeedKind.STEP_FREE, NeedKind.OTHER]


class RegistrationOptions(models.Model):
    """On which terms one registers: part of `EventFacts`."""

    capacity = models.PositiveIntegerField(_("places per date"), default=20)
    how_to_register = models.CharField(
        _("one registers"), max_length=10, choices=HowToRegister.choices, default=HowToRegister.HERE
    )
    registration_url = models.URLField(
        _("address of the other site"), blank=True, help_text=_("Where one registers elsewhere.")
    )
    booking_mode = models.CharField(
        _("a registration is for"),
        max_length=6,
        choices=BookingMode.choices,
        default=BookingMode.ONE,
    )
    max_people = models.PositiveSmallIntegerField(
        _("people in one registration, at most"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    min_people = models.PositiveSmallIntegerField(
        _("people a date needs, at least"),
        null=True,
        blank=True,
        help_text=_("Empty: it takes place with however few."),
    )
    decide_days_before = models.PositiveSmallIntegerField(
        _("day of decision, days before"),
        default=7,
        validators=[MaxValueValidator(60)],
        help_text=_(
            "From then on the desk is asked about a date with fewer people. Nothing happens by "
            "itself: where nobody decides, the date takes place."
        ),
    )
    has_waiting_list = models.BooleanField(
        _("waiting list"),
        default=True,
        help_text=_("A place that becomes free is offered to the first in line."),
    )
    opens_at = models.DateTimeField(
        _("registration opens"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    opens_hours_before = models.PositiveIntegerField(
        _("registration opens, hours before"),
        null=True,
        blank=True,
        help_text=_("Instead of a fixed time: so many hours before each date."),
    )
    closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Empty: as many hours before each date as given below."),
    )
    closes_hours_before = models.PositiveIntegerField(
        _("registration closes, hours before"), default=2
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("reminder, days before"),
        default=2,
        validators=[MaxValueValidator(60)],
        help_text=_("0: nobody is reminded."),
    )
    needs_offered = ChoiceListField(
        _("needs we can care for"),
        choices_list=NeedKind.choices,
        default=usual_needs,
        help_text=_("The form asks for these and for no others."),
    )

    needs_of_each = models.BooleanField(
        _("needs are asked of each person"),
        default=False,
        help_text=_("Otherwise once for all who register together."),
    )

    class Meta:
        abstract = True

    @property
    def registration_link(self) -> str:
        """The address of the other site as a link: empty where following it would run something."""
        return safe_link(self.registration_url)
