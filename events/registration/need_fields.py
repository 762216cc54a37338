"""What people need to take part well: only what the training can care for is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.records.models import Event
from events.records.models.registration_options import NeedKind
from events.records.spoken_languages import languages_in_german
from kommpaktiv.web.form_fields import LineField, TextField

# What more one must know of a need. Of the others, that somebody has it says all.
NOTE_LABELS = {
    NeedKind.INTERPRETATION: _("Into which language?"),
    NeedKind.CHILDCARE: _("How many children, and how old?"),
    NeedKind.DIET: _("Which diet?"),
    NeedKind.OTHER: _("What do you need?"),
}
LINE = 200
TEXT = 1000


JOINED = ", "  # between several languages of one need


@dataclass(frozen=True)
class NeedRow:
    """The box to tick, and the line for more about it; of interpretation, a box each language."""

    box: BoundField | None
    note: BoundField | None

    @property
    def is_of_boxes(self) -> bool:
        """Whether what is to be said of it is ticked, and not written."""
        return self.box is None


class NeedsMixin(forms.Form):
    """A box for each need that is offered; some with a line for more about it."""

    def set_up_needs(self, event: Event, given: Mapping[str, str] = MappingProxyType({})) -> None:
        """Ask for what the training cares for, and what was `given` before: notes by kind.

        Into the languages it announces, interpretation can be asked for in any case.
        """
        offered: Iterable[str] = event.needs_offered
        announced = languages_in_german(event.interpretation)
        if announced:
            offered = [*offered, NeedKind.INTERPRETATION]
        offered = {*offered}
        known = {*offered, *given}
        self.needs_offered = [kind for kind in NeedKind if kind in known]
        for kind in self.needs_offered:
            label = kind.label if kind in offered else _no_longer_offered(kind)
            self.fields[_box(kind)] = forms.BooleanField(label=label, required=False)
            if kind in NOTE_LABELS:
                self.fields[_note(kind)] = _note_field(kind)
        self.initial.update({_box(kind): True for kind in given})
        self.initial.update({_note(kind): note for kind, note in given.items()})
        if announced and NeedKind.INTERPRETATION in event.needs_offered:
            self._suggest_languages(list(announced.values()))
        elif announced:
            self._tick_languages(announced, given.get(NeedKind.INTERPRETATION, ""))

    def _suggest_languages(self, names: list[str]) -> None:
        """Any language can be asked for; those announced are named."""
        said = gettext("Announced: %(languages)s") % {"languages": ", ".join(names)}
        self.fields[_note(NeedKind.INTERPRETATION)].help_text = said

    def _tick_languages(self, announced: Mapping[str, str], given: str) -> None:
        """Only those announced can be had, a box each; what was given before stays a choice."""
        chosen = given.split(JOINED) if given else []
        choices = {
            kept: gettext("Interpretation: %(language)s") % {"language": name}
            for kept, name in announced.items()
        }
        gone = (language for language in chosen if language not in announced)
        choices |= {language: f"{language} {gettext('(no longer offered)')}" for language in gone}
        del self.fields[_box(NeedKind.INTERPRETATION)]
        self.fields[_note(NeedKind.INTERPRETATION)] = forms.MultipleChoiceField(
            label=NeedKind.INTERPRETATION.label,
            choices=[*choices.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.initial[_note(NeedKind.INTERPRETATION)] = chosen

    @property
    def need_rows(self) -> list[NeedRow]:
        return [
            NeedRow(
                self[_box(kind)] if _box(kind) in self.fields else None,
                self[_note(kind)] if kind in NOTE_LABELS else None,
            )
            for kind in self.needs_offered
        ]

    def clean_needs(self) -> None:
        """Something else must be said what."""
        note = _note(NeedKind.OTHER)
        is_ticked = self.cleaned_data.get(_box(NeedKind.OTHER))
        if is_ticked and not self.cleaned_data.get(note) and note not in self.errors:
            self.add_error(note, _("Please write what you need."))

    @property
    def needs(self) -> dict[str, str]:
        """Notes by kind. Who writes about a need has it, ticked or not."""
        data = self.cleaned_data
        notes = {kind.value: _said(data.get(_note(kind))) for kind in self.needs_offered}
        return {
            kind.value: notes[kind]
            for kind in self.needs_offered
            if data.get(_box(kind)) or notes[kind]
        }


def _no_longer_offered(kind: NeedKind) -> str:
    return f"{kind.label} {gettext('(no longer offered)')}"


def _said(note: str | list[str] | None) -> str:
    return JOINED.join(note) if isinstance(note, list) else note or ""


def _box(kind: str) -> str:
    return f"need_{kind}"


def _note(kind: str) -> str:
    return f"need_{kind}_note"


def _note_field(kind: NeedKind) -> LineField:
    # The placeholder lets the style sheet know that nothing is written yet.
    attributes = {"dir": "auto", "placeholder": " "}
    if kind == NeedKind.OTHER:
        area = forms.Textarea(attrs=attributes | {"rows": 3})
        return TextField(label=NOTE_LABELS[kind], max_length=TEXT, required=False, widget=area)
    line = forms.TextInput(attrs=attributes)
    return LineField(label=NOTE_LABELS[kind], max_length=LINE, required=False, widget=line)
