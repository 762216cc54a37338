"""Model fields of our own."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

HTTPS_ONLY = URLValidator(
    schemes=["https"],
    message=_("Please give an address that begins with https://."),
    code="not_https",  # forms have words of their own for what is "invalid"
)


class HttpsField(models.URLField):
    """An address that is reached by HTTPS alone, which need not be typed."""

    default_validators = [HTTPS_ONLY]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class ChoiceListField(models.JSONField):
    """Several of some choices, stored as a JSON list and edited as checkboxes."""

    def __init__(self, *args: Any, choices_list: Sequence[tuple[str, Any]] = (), **kwargs: Any):
        self.choices_list = tuple(choices_list)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = {code for code, _label in self.choices_list}
        if unknown := set(value or ()) - known:
            raise ValidationError(_("Unknown choice: %(value)s"), params={"value": unknown.pop()})

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.choices_list,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
