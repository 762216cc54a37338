"""Fields about the person who writes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kommpaktiv.web.form_fields import EmailLineField, LineField


class AddressField(EmailLineField):
    """The e-mail address that we write to."""

    default_error_messages = {
        "required": _("Please write your e-mail address."),
        "invalid": _("This is no complete e-mail address. Example: name@example.org"),
    }

    def __init__(self, **kwargs: Any):
        widget = forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"})
        super().__init__(label=_("Your e-mail"), max_length=254, widget=widget, **kwargs)


class CouncilField(LineField):
    """Whom the person works for."""

    def __init__(self) -> None:
        attributes = {"autocomplete": "organization", "dir": "auto"}
        widget = forms.TextInput(attrs=attributes)
        label = _("Your council (optional)")
        super().__init__(label=label, max_length=160, required=False, widget=widget)
