"""How days and times may be typed: German, ISO 8601 and English forms, whatever the language.

Django reads all forms by these (`FORMAT_MODULE_PATH`) and shows what it has read as the first of
them. 12/31/2026 is refused: nobody can tell which of 3/12/2026 is the month, and readers in Europe
mean the 3rd of December.
"""

from itertools import product

ISO_DAY, GERMAN_DAY = "%Y-%m-%d", "%d.%m.%Y"
DAYS = (GERMAN_DAY, ISO_DAY, "%d.%m.%y", "%d. %m. %Y", "%d/%m/%Y")
BETWEEN = (" ", ", ", " um ", " at ")
TIMES = [
    *("%H:%M", "%H:%M:%S", "%H.%M", "%H"),
    *(f"{clock}{space}Uhr" for clock, space in product(("%H:%M", "%H.%M", "%H"), (" ", ""))),
    *(f"{clock}{space}%p" for clock, space in product(("%I:%M", "%I.%M", "%I"), (" ", ""))),
]


def day_formats(shown: str) -> list[str]:
    """How a day may be typed; `shown` is how it is shown."""
    return [shown, *(day for day in DAYS if day != shown)]


def moment_formats(shown: str) -> list[str]:
    """How a day and a time may be typed; `shown` is how the day is shown."""
    forms = product(day_formats(shown), BETWEEN, TIMES)
    return [f"{day}{between}{time}" for day, between, time in forms]
