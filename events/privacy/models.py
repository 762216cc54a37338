"""How long what is known of people is kept."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="history")
class RetentionSettings(BaseGenericSetting):
    """The lives of personal data (Art. 5 (1) (e) GDPR), counted from the last date one booked."""

    needs_days = models.PositiveSmallIntegerField(
        _("needs, days after the date"), default=14, validators=[MinValueValidator(1)]
    )
    contact_months = models.PositiveSmallIntegerField(
        _("contact and answers, months after the date"),
        default=6,
        validators=[MinValueValidator(1)],
    )
    names_months = models.PositiveSmallIntegerField(
        _("names of those who took part, months after the date"),
        default=6,
        validators=[MinValueValidator(1)],
        help_text=_("Longer than contact and answers only where a law or a funder asks for it."),
    )
    names_reason = models.TextField(
        _("legal reason for keeping names longer"),
        max_length=500,
        blank=True,
        help_text=_("Shown to those who register. For example the funder's proof of attendance."),
    )

    panels = [
        FieldPanel(n) for n in ("needs_days", "contact_months", "names_months", "names_reason")
    ]

    class Meta:
        verbose_name = _("lives of personal data")

    @classmethod
    def current(cls) -> RetentionSettings:
        """As they are set, else as they are by default. Wagtail's `load` would write them then."""
        return cls.objects.first() or cls()

    def clean(self) -> None:
        super().clean()
        if self.names_months < self.contact_months:
            message = _("Names cannot go before contact and answers.")
            raise ValidationError({"names_months": message})
        if self.names_months > self.contact_months and not self.names_reason.strip():
            message = _("Please give the reason for keeping names longer.")
            raise ValidationError({"names_reason": message})
