"""What readers narrow a calendar down with: the same for its list, its months and its feeds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.db.models import (
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.functions import Coalesce
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from events.records.models import Event, Occurrence, Place, SeatClaim
from events.records.models.events import OccurrenceQuerySet
from events.records.models.registration_options import HowToRegister, NeedKind
from events.records.spoken_languages import INTERPRETATION
from events.records.topics import PLACES
from events.schedule.choices import YEARS
from home.models import LocationPage
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.models import Topic
from kommpaktiv.content.only_fields import live_cards
from kommpaktiv.content.page_recording import reads
from kommpaktiv.content.private_pages import known_private_keys
from kommpaktiv.geography.postcodes import Postcode
from kommpaktiv.languages.dates import ONE_EVENING, plain_date
from kommpaktiv.languages.formats import ISO_DAY, day_formats
from kommpaktiv.languages.locales import (
    active_locale,
    in_readers_language,
    lang_attrs,
    localise,
    reader_language,
)

from .near_field import NearField

UNKNOWN_CHOICE = _("The calendar does not know this choice.")
THIS_WEEK, NEXT_WEEK = "week", "next-week"
NO_DAY = _("Please write the day like this: 2027-01-31.")


TAKES_PLACE_ONLINE = Coalesce("is_online", "event__is_online")


@dataclass(frozen=True)
class Option:
    """One thing to choose: `value` stands in addresses, `key` in the records.

    `language` is the name's (BCP 47).
    """

    value: str
    key: str
    name: str
    language: str


@dataclass(frozen=True)
class ActiveFilter:
    """One filter that is set, in the reader's words; `query` is the query string without it."""

    name: str
    label: str
    value: str
    language: str
    query: str

    @property
    def lang_attrs(self) -> str:
        """The attributes of the value's element; empty in the reader's language."""
        return lang_attrs(self.language)


class OptionField(forms.ChoiceField):
    """One of the options, by its value or its key; cleaned it is the option."""

    default_error_messages = {"invalid_choice": UNKNOWN_CHOICE}

    def __init__(self, options: Iterable[Option], empty_label: Any, **kwargs: Any):
        choices = [("", empty_label), *((option.value, option.name) for option in options)]
        super().__init__(choices=choices, required=False, **kwargs)
        by_key = {option.key: option for option in options}
        self._found = by_key | {option.value: option for option in options}

    def clean(self, value: Any) -> Option | None:
        text = str(value or "")
        if text and text not in self._found:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return self._found.get(text)

    def bound_data(self, data: Any, initial: Any) -> str:
        """The choice to show, also where its key was asked for; none where it is unknown."""
        option = self._found.get(str(data))
        return option.value if option else ""


class FlagInput(forms.CheckboxInput):
    """A box that sends 1."""

    def format_value(self, value: Any) -> str:
        return "1"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name, "")


class FlagField(forms.BooleanField):
    """Set by 1, and by nothing else."""

    widget = FlagInput
    is_flag = True
    default_error_messages = {"invalid_choice": UNKNOWN_CHOICE}

    def to_python(self, value: Any) -> bool:
        if value not in ("", "0", "1"):
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return value == "1"

    def bound_data(self, data: Any, initial: Any) -> bool:
        return data == "1"


class DayField(forms.DateField):
    """A day in the years that trainings can be in."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {"invalid": NO_DAY}

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, input_formats=day_formats(ISO_DAY), **kwargs)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and day.year not in YEARS:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return day

    def bound_data(self, data: Any, initial: Any) -> Any:
        """The day to show again; what is none is not repeated."""
        try:
            return self.to_python(data)
        except forms.ValidationError:
            return None


class CalendarFilters(forms.Form):
    """The filters of a calendar, bound to the parameters of an address (a `QueryDict`).

    What is unknown or cannot be read filters nothing and stands in `errors`: pages show it, feeds
    answer 400 unless `is_valid()`. Other parameters are none of the form's business.
    """

    def __init__(self, data: Mapping[str, str], *, without: Collection[str] = ()):
        """`without` names filters that this calendar does not have, such as its own location."""
        super().__init__(data, auto_id="filter-%s", label_suffix="")
        self.without = without
        self.names = [name for name in (*FILTERS, "near") if name not in without]
        del self.fields  # which are made when somebody asks for them

    @cached_property
    def fields(self) -> dict[str, forms.Field]:  # type: ignore[override]
        return {name: field for name, field in _fields().items() if name not in self.without}

    def options(self, name: str) -> tuple[Option, ...]:
        """What one can choose of a filter; nothing where this calendar does not have it."""
        return () if name in self.without else tuple(OPTIONS[name]())

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """What was sent for the filters there are, as it was sent."""
        return tuple((name, self.data[name]) for name in self.names if self.data.get(name))

    @property
    def choices(self) -> list[forms.BoundField]:
        """The fields of the folded form: all but the place, which stands before it."""
        return [field for field in self if field.name != "near"]

    @property
    def is_unfolded(self) -> bool:
        """Whether something is set or wrong in the folded form."""
        return any(name != "near" for name in (*self.values, *self.errors))

    @property
    def near_errors(self) -> list[str]:
        """What is wrong with the place somebody has named."""
        return [str(error) for error in self.near_box.errors] if "near" in self.errors else []

    @property
    def near_box(self) -> forms.BoundField:
        return self["near"]

    def full_clean(self) -> None:
        """Where nothing is asked, there is nothing to look at."""
        if self.asked:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        first, last = values.get("from"), values.get("until")
        if first and last and last < first:
            self.add_error("until", _("The period ends before it begins."))
            del values["from"]
        return values

    @cached_property
    def values(self) -> dict[str, Any]:
        """The filters that are set and understood, in the order of the form."""
        self.full_clean()
        cleaned = self.cleaned_data
        return {name: cleaned[name] for name in self.names if cleaned.get(name)}

    @property
    def near(self) -> Postcode | None:
        """From where dates are to be sorted by their distance: it leaves none out."""
        return self.values.get("near")

    def apply(self, dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
        """Those of `dates` that all filters let through, in the same order."""
        for name, value in self.values.items():
            if name in FILTERS:
                dates = FILTERS[name](dates, value)
        return dates

    @property
    def query(self) -> str:
        """The filters as a query string; the same filters always give the same."""
        return self.query_with()

    def in_any_language(self, shown: QueryDict) -> str:
        """The query of the page as it is `shown`, in words that every language understands."""
        query = shown.copy()
        for name, value in self.values.items():
            if isinstance(value, Option):
                query[name] = value.key
            elif isinstance(value, Postcode):
                query[name] = value.code
        return query.urlencode()

    def query_with(self, without: tuple[str, ...] = (), /, **others: str | int) -> str:
        """The same without some filters, or with other parameters of the page after it."""
        kept = {name: value for name, value in self.in_address.items() if name not in without}
        return query_of(**kept | others)

    @property
    def in_address(self) -> dict[str, str]:
        """The filters that are set, as addresses say them."""
        return {name: _in_address(value) for name, value in self.values.items()}

    @property
    def active(self) -> list[ActiveFilter]:
        """What is set, to be shown and taken away again."""
        return [self._active(name, value) for name, value in self.values.items()]

    def _active(self, name: str, value: Any) -> ActiveFilter:
        label, query = str(self.fields[name].label), self.query_with((name,))
        if isinstance(value, Option):
            return ActiveFilter(name, label, value.name, value.language, query)
        if isinstance(value, Postcode):
            label = pgettext("trainings", "Near")
            return ActiveFilter(name, label, str(value), settings.LANGUAGE_CODE, query)
        written = plain_date(value) if isinstance(value, date) else ""
        return ActiveFilter(name, label, written, reader_language(), query)


def query_of(**parameters: str | int) -> str:
    """A query string: filters first and in their order, so that the same are always the same."""
    filters = {name: parameters[name] for name in FILTERS if name in parameters}
    return urlencode(filters | parameters)


def _in_address(value: Any) -> str:
    if isinstance(value, Option):
        return value.value
    if isinstance(value, Postcode):
        return value.code
    return value.isoformat() if isinstance(value, date) else "1"


# What there is to choose --------------------------------------------------------------------------


def _fields() -> dict[str, forms.Field]:
    """By their names in addresses, of which `from` is a word of Python."""
    return {
        "location": OptionField(_locations(), _("All locations"), label=_("Location")),
        "topic": OptionField(_topics(), _("All topics"), label=_("Topic")),
        "language": OptionField(_languages(), _("All languages"), label=_("Language")),
        "place": OptionField(_places(), _("Online and on site"), label=_("Online or on site")),
        "when": OptionField(_weeks(), _("Any time"), label=_("When")),
        "childcare": FlagField(label=_("Only dates with childcare"), required=False),
        "from": DayField(label=pgettext_lazy("first day", "From")),
        "until": DayField(label=pgettext_lazy("last day", "Until")),
        "free": FlagField(label=_("Only dates with places left"), required=False),
        "near": NearField(label=_("Near you: postcode or place")),
    }


def choices() -> tuple[Option, ...]:
    """All that editors have given one to choose from."""
    return (*_locations(), *_topics())


def _locations() -> list[Option]:
    """Those that everybody may see, in the order editors gave them."""

    def make() -> list[Option]:
        live = LocationPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
        sources = live.exclude(translation_key__in=known_private_keys())
        keys = list(sources.order_by("path").values_list("translation_key", flat=True))
        pages = in_readers_language(live_cards(LocationPage), keys)
        return [
            Option(str(key), str(key), pages[key].title, pages[key].content_language)
            for key in keys
        ]

    return remember(("filter-locations", reader_language()), make)


def _topics() -> list[Option]:
    """In the order editors gave them; named by slug, as far as a slug is one topic's alone."""

    def make() -> list[Option]:
        sources = Topic.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        locale = active_locale()
        options: dict[str, Option] = {}
        for topic in localise(sources, locale):
            key = str(topic.translation_key)
            value = key if topic.slug in options else topic.slug
            language = reader_language() if topic.locale_id == locale.pk else settings.LANGUAGE_CODE
            options[value] = Option(value, key, topic.name, language)
        return list(options.values())

    return remember(("filter-topics", reader_language()), make)


def _languages() -> list[Option]:
    return [Option(code, code, str(name), reader_language()) for code, name in INTERPRETATION]


def _weeks() -> list[Option]:
    names = {THIS_WEEK: _("This week"), NEXT_WEEK: _("Next week")}
    return [Option(code, code, str(name), reader_language()) for code, name in names.items()]


def _places() -> list[Option]:
    names = {"online": _("Online"), "onsite": _("On site")}
    return [Option(code, code, str(name), reader_language()) for code, name in names.items()]


OPTIONS: dict[str, Callable[[], list[Option]]] = {
    "location": _locations,
    "topic": _topics,
    "language": _languages,
    "place": _places,
    "when": _weeks,
}


# What each of them lets through -------------------------------------------------------------------


def _at_location(dates: OccurrenceQuerySet, location: Option) -> OccurrenceQuerySet:
    return dates.filter(event__location_key=location.key)


def _on_topic(dates: OccurrenceQuerySet, topic: Option) -> OccurrenceQuerySet:
    return dates.filter(event__topic_keys__has_item=topic.key)


def _in_language(dates: OccurrenceQuerySet, language: Option) -> OccurrenceQuerySet:
    """Spoken, or interpreted into."""
    spoken = Q(event__spoken_languages__has_item=language.key)
    return dates.filter(spoken | Q(event__interpretation__has_item=language.key))


def _online_or_on_site(dates: OccurrenceQuerySet, place: Option) -> OccurrenceQuerySet:
    """A date's own place counts before the training's."""
    return dates.alias(online=TAKES_PLACE_ONLINE).filter(online=place.key == "online")


def _in_week(dates: OccurrenceQuerySet, week: Option) -> OccurrenceQuerySet:
    """In this week or the next one, from Monday to Sunday."""
    monday, sunday = days_of_week(week.key)
    return begun_by(not_over_by(dates, monday), sunday)


def days_of_week(week: str) -> tuple[date, date]:
    """The first and the last day of this week, or of the next one."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=week == NEXT_WEEK)
    return monday, monday + timedelta(days=6)


def _with_childcare(dates: OccurrenceQuerySet, wanted: bool) -> OccurrenceQuerySet:
    """Of trainings that offer to care for children."""
    return dates.filter(event__needs_offered__has_item=NeedKind.CHILDCARE)


def not_over_by(dates: OccurrenceQuerySet, day: date) -> OccurrenceQuerySet:
    """On this day or after it, as the clocks of each training say.

    A date over midnight stands on its evening alone: see `ONE_EVENING`.
    """

    def reaches(begin: datetime) -> Q:
        is_long = Q(ends_at__gte=F("starts_at") + ONE_EVENING)
        return Q(starts_at__gte=begin) | Q(is_long, ends_at__gt=begin)

    return dates.filter(_by_the_clocks_there(reaches, day))


def begun_by(dates: OccurrenceQuerySet, day: date) -> OccurrenceQuerySet:
    """On this day or before it, as the clocks of each training say."""
    following = day + timedelta(days=1)
    return dates.filter(_by_the_clocks_there(lambda begin: Q(starts_at__lt=begin), following))


def on_days(first: date | None, last: date | None) -> OccurrenceQuerySet:
    """All dates from the one day to the other, as the clocks of each training say."""
    dates = Occurrence.objects.all()
    if first:
        dates = not_over_by(dates, first)
    return begun_by(dates, last) if last else dates


def _by_the_clocks_there(condition: Callable[[datetime], Q], day: date) -> Q:
    """What `condition` says of the moment at which `day` begins, in the zone of each training."""
    wanted = Q(pk__in=[])
    for zone in _zones():
        begin = datetime.combine(day, time.min, ZoneInfo(zone))
        wanted |= Q(condition(begin), event__zone=zone)
    return wanted


def _zones() -> list[str]:
    """The zones there are trainings in: few, and kept until one changes."""

    def make() -> list[str]:
        return sorted(Event.objects.order_by().values_list("zone", flat=True).distinct())

    return remember(("zones",), make)


def _with_places(dates: OccurrenceQuerySet, wanted: bool) -> OccurrenceQuerySet:
    """Those that one can register for now, as `Occurrence.is_open` says of one."""
    reads(PLACES)
    now = timezone.now()
    at_once = Q(event__opens_hours_before=None, event__opens_at=None)
    at_a_time = Q(event__opens_hours_before=None, event__opens_at__lte=now)
    is_open = at_once | at_a_time | _starts(now, "opens_hours_before", "lte")
    by_hours = Q(_starts(now, "closes_hours_before", "gt"), event__closes_at=None)
    by_a_time = Q(event__closes_at__gt=now, ends_at__gt=now)
    seats = Coalesce("capacity", "event__capacity")
    # Nobody has asked for most dates: to see that is quicker than to count.
    untouched = Q(~Exists(_of_date(Place)), ~Exists(_of_date(SeatClaim)), seats_in_all__gt=0)
    return (
        dates.filtering_taken(now)
        .alias(seats_in_all=seats)
        .filter(is_open, by_hours | by_a_time, Q(closed_at=None) | Q(closed_at__gt=now))
        .filter(
            status=Occurrence.Status.SCHEDULED,
            event__is_published=True,
            event__how_to_register=HowToRegister.HERE,
        )
        .filter(untouched | Q(waiting=0, taken__lt=F("seats_in_all")))
    )


def _of_date(model: type[Place] | type[SeatClaim]) -> QuerySet[Any]:
    return model._default_manager.filter(occurrence=OuterRef("pk"))


def _starts(now: datetime, field: str, compared: str) -> Q:
    """How the start compares with `now` and as many hours as the `field` of the training says.

    For each number there is: a database that adds them up looks at every date.
    """
    wanted = Q(pk__in=[])
    for hours in _numbers_in(field):
        moment = now + timedelta(hours=hours)
        wanted |= Q(**{f"starts_at__{compared}": moment, f"event__{field}": hours})
    return wanted


def _numbers_in(field: str) -> list[int]:
    """What trainings say there: a few numbers, kept until one changes."""

    def make() -> list[int]:
        known = Event.objects.order_by().exclude(**{field: None})
        return sorted(known.values_list(field, flat=True).distinct())

    return remember(("numbers", field), make)


def duration_in_hours(field: str) -> ExpressionWrapper:
    """So many hours. Of a plain integer: SQLite multiplies durations with no other."""
    hours = ExpressionWrapper(F(field), output_field=IntegerField())
    return ExpressionWrapper(hours * timedelta(hours=1), output_field=DurationField())


FILTERS: dict[str, Callable[[OccurrenceQuerySet, Any], OccurrenceQuerySet]] = {
    "location": _at_location,
    "topic": _on_topic,
    "language": _in_language,
    "place": _online_or_on_site,
    "when": _in_week,
    "childcare": _with_childcare,
    "from": not_over_by,
    "until": begun_by,
    "free": _with_places,
}
