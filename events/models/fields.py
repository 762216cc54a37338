"""The fields of the room: repetition rules, lists one can search in, texts in several languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import recurrence
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField

from kommpaktiv.core.i18n import lang_attrs

from .rules import read_rule, rule_text

NO_RULE = _("This is no repetition rule. Example: RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=10")
FREQUENCIES = [recurrence.YEARLY, recurrence.MONTHLY, recurrence.WEEKLY, recurrence.DAILY]
LONGEST_RULE = 5000  # characters


class RuleFormField(forms.CharField):
    """RFC 5545 text (RRULE, RDATE, EXDATE) typed by hand; nonsense gets a clear error."""

    widget = forms.Textarea

    def clean(self, value: Any) -> recurrence.Recurrence | None:
        text = super().clean(value)
        if not text.strip():
            return None
        try:
            rule = read_rule(text)
            rule_text(rule)  # whether it can be kept
        except (ValidationError, ValueError, LookupError, ArithmeticError) as error:
            raise ValidationError(NO_RULE) from error
        parts = [*rule.rrules, *rule.exrules]
        if not rule or any(part.freq not in FREQUENCIES for part in parts):
            raise ValidationError(NO_RULE)
        return rule


class RuleField(RecurrenceField):
    """django-recurrence's field without DTSTART, which would pin the rule to UTC.

    What has no zone in the text is wall time of the training: see `models.rules`.
    """

    def __init__(self, verbose_name: Any = None, **kwargs: Any):
        kwargs.pop("include_dtstart", None)
        super().__init__(include_dtstart=False, verbose_name=verbose_name, **kwargs)

    def to_python(self, value: Any) -> recurrence.Recurrence | None:
        if value is None or isinstance(value, recurrence.Recurrence):
            return value
        return read_rule(value) if value.strip() else None

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, str):
            value = self.to_python(value)
        return rule_text(value) if value else None

    def formfield(self, **kwargs: Any) -> forms.Field:
        defaults = {
            "form_class": RuleFormField,
            "widget": forms.Textarea(attrs={"rows": 3}),
            "max_length": LONGEST_RULE,
        }
        return super().formfield(**(defaults | kwargs))


@models.JSONField.register_lookup
class HasItem(models.Lookup):
    """`field__has_item="ar"`: whether a list of strings has this one. On both databases."""

    lookup_name = "has_item"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} @> %s::jsonb", (*params, json.dumps([self.rhs]))
        # Of a column of ours; what is looked for is a parameter.
        return f"%s IN (SELECT value FROM json_each({column}))", (self.rhs, *params)  # noqa: S608


@dataclass(frozen=True)
class Wording:
    """A text as it is said to a reader, and the language it is in (BCP 47)."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def lang_attrs(self) -> str:
        """The attributes of the text's element; empty in the reader's language."""
        return lang_attrs(self.language)


def wording(texts: Mapping[str, str]) -> Wording:
    """What `texts` (by language) say in the reader's language, else in German."""
    reader = translation.get_language() or settings.LANGUAGE_CODE
    language = reader if texts.get(reader) else settings.LANGUAGE_CODE
    return Wording(texts.get(language, ""), language)
