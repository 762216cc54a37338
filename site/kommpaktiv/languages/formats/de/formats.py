"""What differs from Django's own formats for German; *Leichte Sprache* has them, too."""

from kommpaktiv.languages.formats import GERMAN_DAY, TIMES, day_formats, moment_formats

DATE_INPUT_FORMATS = day_formats(GERMAN_DAY)
TIME_INPUT_FORMATS = TIMES
DATETIME_INPUT_FORMATS = moment_formats(GERMAN_DAY)
