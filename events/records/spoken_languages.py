"""The languages a training can be held in, or interpreted into."""

from collections.abc import Container

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

SPOKEN_LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    ("fa", _("Persian")),
    ("ru", _("Russian")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("pl", _("Polish")),
    ("vi", _("Vietnamese")),
    ("ku", _("Kurdish")),
    ("ti", _("Tigrinya")),
]
INTERPRETATION = [*SPOKEN_LANGUAGES, ("gsg", _("German Sign Language"))]


def languages_in_german(codes: Container[str]) -> dict[str, str]:
    """The languages' names in the reader's language, by the German ones under which they are kept.

    In the order they are listed here.
    """
    names = [name for code, name in INTERPRETATION if code in codes]
    with translation.override(settings.LANGUAGE_CODE):
        german = [str(name) for name in names]
    return {kept: str(name) for kept, name in zip(german, names, strict=True)}


def language_names(codes: Container[str]) -> list[str]:
    """The languages' names in the reader's language, in the order they are listed here."""
    return [str(name) for code, name in INTERPRETATION if code in codes]
