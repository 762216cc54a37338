"""The form with which one registers."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.domain.registration import SignUp
from events.domain.states import Refusal
from events.models import Event, Occurrence
from events.models.terms import NeedKind
from kommpaktiv.core.forms import EmailLineField, LineField, TextField

from .guard import GuardedForm
from .questions import QuestionFields

UNKNOWN_DATE = Refusal.UNKNOWN.label


class RegistrationForm(QuestionFields, GuardedForm):
    """One person on one date. Whether there is a place is for the booking service to say."""

    date = forms.UUIDField(
        label=_("Which date suits you?"),
        error_messages={"required": _("Please choose a date."), "invalid": UNKNOWN_DATE},
    )
    name = LineField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Please write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    email = EmailLineField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("We send you a link there to confirm your place."),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is no complete e-mail address. Example: name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    council = LineField(
        label=_("Your council (optional)"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    needs = TextField(
        label=_("What you need to take part well (optional)"),
        max_length=1000,
        required=False,
        help_text=_("For example interpretation, a step-free way in, or a seat near the front."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    privacy = forms.BooleanField(
        label=_("I have read the privacy notice."),
        error_messages={"required": _("Please confirm that you have read the privacy notice.")},
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, event: Event, dates: list[Occurrence], privacy_url: str, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.event = event
        self.ask(event)
        self.dates = dates
        if privacy_url:
            self.fields["privacy"].label = format_html(
                gettext('I have read the <a href="{}">privacy notice</a>.'), privacy_url
            )
        self.initial.setdefault("submission", uuid4())

    @cached_property
    def chosen(self) -> Occurrence | None:
        """The date that is marked when the form is shown: what was chosen, if it can be had."""
        value = str(self["date"].value() or "")
        found = [date for date in self.dates if date.is_open and str(date.uid) == value]
        return found[0] if found else None

    @cached_property
    def can_be_sent(self) -> bool:
        """Whether there is a date to choose."""
        return any(date.is_open for date in self.dates)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each error with the id of the field it concerns, in the order of the form."""
        return [(field.auto_id, str(error)) for field in self for error in field.errors]

    def clean_date(self) -> Occurrence:
        uid: UUID = self.cleaned_data["date"]
        coming = (date for date in self.dates if date.uid == uid)
        date = next(coming, None) or self.event.occurrences.filter(uid=uid).first()
        if date is None:
            raise forms.ValidationError(UNKNOWN_DATE, code=Refusal.UNKNOWN)
        return date

    def clean_submission(self) -> UUID:
        """The key of the page that was sent; a page without one is a page of its own."""
        try:
            return UUID(self.cleaned_data["submission"])
        except ValueError:
            return uuid4()

    def sign_up(self, language: str) -> SignUp:
        """What is asked for. Messages will be in `language`."""
        data = self.cleaned_data
        return SignUp(
            occurrences=(data["date"].pk,),
            submission=data["submission"],
            names=(data["name"],),
            email=data["email"],
            council=data["council"],
            needs={NeedKind.OTHER: data["needs"]} if data["needs"] else {},
            language=language,
            answers=self.given_answers(),
        )
