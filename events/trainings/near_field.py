"""Where readers say near what place they look for trainings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommpaktiv.geography.postcodes import (
    LONGEST,
    AmbiguousPlaceError,
    Postcode,
    UnknownPlaceError,
    find,
)


class NearField(forms.CharField):
    """A place in Germany as people write it; cleaned it is its postcode."""

    default_error_messages = {
        "unknown": _(
            "We do not know this place in Germany. Please write its postcode, for example 99084."
        ),
        "ambiguous": _("There are several places of this name. Please write the postcode."),
    }

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, max_length=LONGEST, **kwargs)

    def clean(self, value: Any) -> Postcode | None:
        text = super().clean(value)
        try:
            return find(text) if text else None
        except UnknownPlaceError:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown") from None
        except AmbiguousPlaceError:
            raise forms.ValidationError(self.error_messages["ambiguous"], "ambiguous") from None
