"""What a training's page and its record have in common: edited on one, projected onto the other.

Both inherit these fields; what is translated, projected or compared is read from here.
"""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.records.spoken_languages import INTERPRETATION, SPOKEN_LANGUAGES
from kommpaktiv.content.fields import ChoiceListField, HttpsField
from kommpaktiv.languages.dates import known_zones

from .registration_options import RegistrationOptions

LONGEST_LINK = 1000
LONGEST_DETAILS = 500


def zone_choices() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(known_zones()) if "/" in name]


class EventFacts(RegistrationOptions):
    """Where a training takes place, in which languages, and on which terms one registers."""

    zone = models.CharField(
        _("time zone"), max_length=40, default="Europe/Berlin", choices=zone_choices
    )
    is_free = models.BooleanField(
        _("free of charge"),
        default=True,
        help_text=_("Search engines are told so, too. Otherwise say in words what it costs."),
    )
    is_online = models.BooleanField(_("takes place online"), default=False)
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    address = models.TextField(_("address"), max_length=300, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("For maps in calendars, in degrees: 50.977500"),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    # Told to nobody but those who have a place: see `Occurrence.join_link`.
    join_url = HttpsField(
        _("link to take part online"),
        max_length=LONGEST_LINK,
        blank=True,
        help_text=_(
            "Of the video conference, for all dates that take place online. Only those who have a "
            "place are led there, by a link of ours; it can be changed at any time."
        ),
    )
    join_details = models.TextField(
        _("access code, telephone"),
        max_length=LONGEST_DETAILS,
        blank=True,
        help_text=_("Shown with the link on the page of a registration, and in no e-mail."),
    )
    spoken_languages = ChoiceListField(_("spoken languages"), choices_list=SPOKEN_LANGUAGES)
    interpretation = ChoiceListField(_("interpretation into"), choices_list=INTERPRETATION)

    class Meta:
        abstract = True

    @classmethod
    def fact_names(cls) -> list[str]:
        return [field.name for field in EventFacts._meta.local_fields]

    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.fact_names()}
