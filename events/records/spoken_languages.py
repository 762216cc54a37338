"""The languages a training can be held in, or interpreted into."""

from collections.abc import Container

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


def language_names(codes: Container[str]) -> list[str]:
    """The languages' names in the reader's language, in the order they are listed here."""
    return [str(name) for code, name in INTERPRETATION if code in codes]
