"""Distances as people say them, in the reader's language."""

from typing import Literal

from babel.units import format_unit
from django.utils.translation import gettext as _

from .dates import reader_locale
from .locales import reader_language

ROUGH = 20  # km, from which on fives are near enough


def about(kilometres: float) -> str:
    """As exactly as one knows it from a postcode: about 12 km."""
    step = 5 if kilometres > ROUGH else 1
    rounded = max(1, round(kilometres / step) * step)
    is_easy = reader_language() == "de-simple"  # where nothing is abbreviated
    length: Literal["long", "short"] = "long" if is_easy else "short"
    distance = format_unit(rounded, "length-kilometer", length, locale=reader_locale())
    return _("about %(distance)s") % {"distance": distance}
