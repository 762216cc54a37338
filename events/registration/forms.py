"""The form with which one registers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import lazy
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from events.booking.signup import SignUp
from events.booking.states import BookingError, Refusal
from events.records.models import Event, Occurrence

from .antispam import GuardedForm
from .contact_fields import AddressField, CouncilField
from .date_fields import DatesMixin
from .name_fields import NamesMixin
from .person_forms import PeopleMixin
from .problems import Problem, problems_of
from .registration_status import message_languages

LAST = ("language", "privacy", "submission")  # of the fields, after those that a training adds


class RegistrationForm(GuardedForm, PeopleMixin, NamesMixin, DatesMixin):
    """Some people on some dates. Whether there are places is for the booking service to say."""

    email = AddressField(help_text=_("We send you a link there to confirm your place."))
    council = CouncilField()
    language = forms.ChoiceField(
        label=_("Language of our e-mails"), choices=message_languages, required=False
    )
    privacy = forms.BooleanField(
        label=_("I have read the privacy notice."),
        error_messages={"required": _("Please confirm that you have read the privacy notice.")},
    )
    submission = forms.CharField(required=False, widget=forms.HiddenInput)

    kept_until: datetime | None = None  # of all that was asked for; known once it is registered

    def __init__(
        self,
        *args: Any,
        event: Event,
        find_dates: Callable[[], list[Occurrence]],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.set_up_dates(event, find_dates)
        self.set_up_names(event.max_people)
        self.order_fields(["date", *self.name_fields, "email", "council"])
        self.set_up_needs(event)
        self.fields |= {name: self.fields.pop(name) for name in LAST}
        self.ask(event)
        self.set_up_people(event, self.name_fields[1:])
        self.initial.setdefault("submission", uuid4())
        self.initial.setdefault("language", get_language())

    @property
    def kept_key(self) -> int | None:
        """By what its empty page is kept but for dates; none where that is not to be."""
        return None if self.is_bound or not self.summary.next_open else self.event.pk

    def link_privacy(self, find: Callable[[], str]) -> None:
        """Have the last sentence lead to the privacy notice, which is looked for when it is shown.

        A form that is in order is answered without being shown.
        """
        self.fields["privacy"].label = _privacy_label(find)

    @property
    def problems(self) -> list[Problem]:
        """The errors in the order of the page: what is asked of others stands behind the names.

        What the guard has to say stands above the button.
        """
        first = {self[name].auto_id for name in ("date", *self.name_fields)}
        problems = problems_of(self)
        before = [problem for problem in problems if problem.target in first]
        after = [problem for problem in problems if problem not in before]
        return before + self.problems_of_people + after

    def clean(self) -> dict[str, Any]:
        self.clean_names()
        self.clean_needs()
        cleaned = super().clean() or self.cleaned_data
        self.clean_people()
        if self.errors:
            self.refuse_filled(len(self.names))
        return cleaned

    def clean_submission(self) -> UUID:
        """The key of the page that was sent; a page without one is a page of its own."""
        try:
            return UUID(self.cleaned_data["submission"])
        except ValueError:
            return uuid4()

    def refuse(self, error: BookingError, dates: list[Occurrence]) -> None:
        """Say why nothing came of it; `dates` are the coming ones as they are now."""
        if error.refusal in (Refusal.SAME_NAME, Refusal.TOO_MANY):
            self.add_error(self.name_fields[-1], str(error))
        else:
            self.refuse_dates(error, dates, len(self.names))

    def sign_up(self, language: str, network: str) -> SignUp:
        """What is asked for, from this network. Messages are in `language`, if none is chosen."""
        data = self.cleaned_data
        named = [name for name in self.name_fields if data.get(name)]
        further = {
            number: self.further[name] for number, name in enumerate(named) if name in self.further
        }
        needs_of, answers_of = self.of_each(0, further)
        return SignUp(
            occurrences=[date.pk for date in data["date"]],
            waits_for=frozenset(date.pk for date, waits in data["date"].items() if waits),
            submission=data["submission"],
            names=self.names,
            email=data["email"],
            council=data["council"],
            needs={} if self.event.needs_of_each else self.needs,
            answers=self.answers_of_all(),
            needs_of=needs_of,
            answers_of=answers_of,
            language=data["language"] or language,
            network=network,
        )


def _linked(find: Callable[[], str]) -> SafeString:
    address = find()
    if not address:
        return escape(gettext("I have read the privacy notice."))
    return format_html(gettext('I have read the <a href="{}">privacy notice</a>.'), address)


_privacy_label = lazy(_linked, SafeString)
