"""What differs from Django's own formats for English, which are American."""

from kommpaktiv.languages.formats import ISO_DAY, TIMES, day_formats, moment_formats

DATE_INPUT_FORMATS = day_formats(ISO_DAY)
TIME_INPUT_FORMATS = TIMES
DATETIME_INPUT_FORMATS = moment_formats(ISO_DAY)
