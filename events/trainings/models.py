"""The pages that show trainings. What counts, registers or notifies is in the records beside."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.locks import BaseLock, ScheduledForPublishLock
from wagtail.models import Orderable, Revision, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from events.records.models.event_facts import EventFacts
from events.records.models.events import Event, Occurrence, OccurrenceQuerySet, Where
from events.records.models.registration_options import HowToRegister
from events.records.questions import QuestionKind
from events.records.spoken_languages import language_names
from events.records.topics import places_of
from events.schedule.choices import GERMAN_STATES, YEARS
from events.schedule.fields import RuleField
from events.schedule.schedule_text import describe_series
from home.models import ListedPage, LocatedPage, LocationPage
from kommpaktiv.content.blocks import BodyBlock
from kommpaktiv.content.content_cache import remember
from kommpaktiv.content.kept_property import kept_property
from kommpaktiv.content.models import BasePage, ContactPerson, Topic
from kommpaktiv.content.page_recording import reads
from kommpaktiv.languages.clean_fields import LinesField
from kommpaktiv.languages.follow_source import is_source
from kommpaktiv.languages.locales import localise

from .availability import AvailabilitySummary
from .filters import FILTERS, CalendarFilters
from .locks import UntoldLock
from .materials import EventMaterial, close_documents, materials_of
from .projection import project_draft
from .publishing import preview_dates
from .shown_dates import Beginning
from .tickets import PageRef, Ticket, ticket_of, topic_ref
from .visibility import readable

LONGEST = timedelta(days=31)  # that one date may last
PER_PAGE = 20  # dates in the list of a calendar
SPARE = 10  # more that are kept, for some will be over
PAST_SHOWN = 30  # dates on the page of a training


class TrainingCalendarPage(ListedPage):
    """All trainings of the site, or those of the location it stands below."""

    class Shows(models.TextChoices):
        ALL = "all", _("all trainings of the location, or of the whole site")
        OWN = "own", _("only those that stand below this page")

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    shows = models.CharField(_("shows"), max_length=3, choices=Shows.choices, default=Shows.ALL)

    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("shows")]
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("lead"),
        SynchronizedField("shows", overridable=False),
    ]
    searched = ("lead",)

    parent_page_types = ["home.HomePage", "home.LocationPage"]
    subpage_types = ["trainings.EventPage"]
    max_count_per_parent = 1
    template = "pages/trainings/training_calendar_page.html"
    parameters = (*FILTERS, "near", "view", "month", "past", "p")
    page_description = _("The dates of all trainings, or of those of one location.")

    class Meta:
        verbose_name = _("training calendar")
        verbose_name_plural = _("training calendars")

    @cached_property
    def location(self) -> LocationPage | None:
        """Whose trainings these are; none for the calendar of the whole site."""
        return remember(("location above", self.path), lambda: LocationPage.above(self))

    def all_occurrences(self) -> OccurrenceQuerySet:
        """Every date of the calendar, past ones included, in no order."""
        dates = Occurrence.objects.public()
        if self.shows == self.Shows.OWN:
            return dates.in_calendar(self.translation_key)
        return dates.at_location(self.location.translation_key) if self.location else dates

    @property
    def whose(self) -> tuple[str, ...]:
        """What tells which dates it has, the same in every language."""
        place = self.location.translation_key if self.location else ""
        return self.shows, str(self.translation_key), str(place)

    @property
    def beginning(self) -> Beginning:
        """Its first coming dates, as lists show them, and how many there are, whoever asks first.

        Each part of a page that asks is another one when a place is taken.
        """
        for date in self._beginning.dates:
            reads(places_of(date.event_id))
        return self._beginning

    @cached_property
    def _beginning(self) -> Beginning:
        coming, now = readable(self.all_occurrences().coming()), timezone.now()
        kept = remember(
            ("beginning", *self.whose), lambda: Beginning.read(coming, PER_PAGE + SPARE)
        )
        known = kept.at(now, PER_PAGE) or Beginning.read(coming, PER_PAGE)
        return known.with_places()

    def serve(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """At one address for each place, whatever was typed, so that few are kept."""
        place = CalendarFilters(request.GET).near if request.GET.get("near") else None
        if place and request.GET["near"] != place.code:
            query = request.GET.copy()
            query["near"] = place.code
            return redirect(f"{request.path}?{query.urlencode()}")
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .calendar_view import CalendarView  # which finds the pages below

        context = super().get_context(request, *args, **kwargs)
        calendar = CalendarView(self, request)
        return context | {
            "calendar": calendar,
            "has_errors": bool(calendar.filters.errors),
            "language_query": calendar.filters.in_any_language(request.GET),
        }


# Wagtail has no types, so that nothing is known of its managers.
class EventPage(LocatedPage, EventFacts):  # type: ignore[django-manager-missing]
    """One training in one language.

    The schedule is edited on the German source. Publishing that projects it onto `Event` and
    `Occurrence`; templates show those, because translations hold older copies of the fields here.
    """

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    audience = models.CharField(_("for whom"), max_length=255, blank=True)

    # Without these a page can be kept as a draft, and is refused when it is published.
    first_date = models.DateField(_("first date"), null=True)
    start_time = models.TimeField(_("start"), null=True)
    end_time = models.TimeField(_("end"), null=True)
    end_date = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_(
            "Only for trainings of several days: the last day of the first date. Empty: it ends on "
            "the same day, or on the next one if the end is earlier than the start."
        ),
    )
    recurrence = RuleField(
        _("repetition"),
        blank=True,
        null=True,
        help_text=_(
            "As RFC 5545 writes it, for example RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=10. "
            "Empty: one date."
        ),
    )
    holidays_of = models.CharField(
        _("not on public holidays of"), max_length=2, choices=GERMAN_STATES, blank=True
    )

    cost = models.CharField(
        _("what it costs, in words"),
        max_length=255,
        blank=True,
        help_text=_("For example: We pay your fare. Empty: only that it is free of charge."),
    )
    children = models.CharField(
        _("whether children can come"),
        max_length=255,
        blank=True,
        help_text=_("Empty: only that there is childcare, where the form asks who needs it."),
    )
    way = models.TextField(
        _("by bus and rail"),
        max_length=400,
        blank=True,
        help_text=_("Which line, which stop, how long on foot."),
    )
    entrance = models.TextField(
        _("arriving"),
        max_length=400,
        blank=True,
        help_text=_("Which door, from when it is open, what shows the way."),
    )
    accessibility = models.CharField(_("accessibility of the venue"), max_length=255, blank=True)
    confirm_note = models.TextField(_("paragraph in the confirmation"), max_length=1000, blank=True)
    reminder_note = models.TextField(_("paragraph in the reminder"), max_length=1000, blank=True)
    thanks_note = models.TextField(
        _("thank you after the date"),
        max_length=1000,
        blank=True,
        help_text=_("Sent to those who had a place, the morning after. Empty: no such mail."),
    )
    contact = models.ForeignKey(
        ContactPerson,
        verbose_name=_("contact person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("audience"),
        MultiFieldPanel(
            [FieldPanel("is_free"), FieldPanel("cost"), FieldPanel("children")],
            heading=_("Costs and children"),
        ),
        FieldPanel("body"),
        InlinePanel("topic_links", heading=_("Topics"), label=_("Topic")),
        InlinePanel("trainer_links", heading=_("Trainers"), label=_("Trainer")),
        FieldPanel("contact"),
        InlinePanel("material_list", heading=_("Materials"), label=_("Material")),
    ]
    schedule_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "first_date",
                    help_text=_("A repetition begins on this day, at the start given below."),
                ),
                FieldPanel("start_time"),
                FieldPanel("end_time"),
                FieldPanel("end_date"),
                FieldPanel("zone"),
                FieldPanel("recurrence"),
                FieldPanel("holidays_of"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("location"),
                FieldPanel("is_online"),
                FieldPanel("venue"),
                FieldPanel("address"),
                FieldPanel("join_url"),
                FieldPanel("join_details"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("way"),
                FieldPanel("entrance"),
                FieldPanel("accessibility"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [FieldPanel("spoken_languages"), FieldPanel("interpretation")], heading=_("Languages")
        ),
    ]
    registration_panels = [
        MultiFieldPanel(
            [
                FieldPanel("how_to_register"),
                FieldPanel("registration_url"),
                FieldPanel("booking_mode"),
                FieldPanel("max_people"),
            ],
            heading=_("Registration"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("capacity"),
                FieldRowPanel([FieldPanel("min_people"), FieldPanel("decide_days_before")]),
                FieldPanel("has_waiting_list"),
            ],
            heading=_("Places"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("opens_hours_before")]),
                FieldRowPanel([FieldPanel("closes_at"), FieldPanel("closes_hours_before")]),
            ],
            heading=_("Opening and closing"),
        ),
        MultiFieldPanel(
            [FieldPanel("needs_offered"), FieldPanel("needs_of_each")], heading=_("Needs")
        ),
        InlinePanel("question_list", heading=_("Questions"), label=_("Question")),
        MultiFieldPanel(
            [
                FieldPanel("reminder_days"),
                FieldPanel("confirm_note"),
                FieldPanel("reminder_note"),
                FieldPanel("thanks_note"),
            ],
            heading=_("E-mails"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(schedule_panels, heading=_("Where and when")),
            ObjectList(registration_panels, heading=_("Registration")),
            ObjectList(LocatedPage.promote_panels, heading=_("Promote")),
            ObjectList(LocatedPage.settings_panels, heading=_("Settings")),
        ]
    )
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("lead"),
        TranslatableField("body"),
        TranslatableField("audience"),
        TranslatableField("cost"),
        TranslatableField("children"),
        TranslatableField("way"),
        TranslatableField("entrance"),
        TranslatableField("accessibility"),
        TranslatableField("topic_links"),
        TranslatableField("trainer_links"),
        TranslatableField("contact"),
        TranslatableField("question_list"),
        TranslatableField("material_list"),
        TranslatableField("confirm_note"),
        TranslatableField("reminder_note"),
        TranslatableField("thanks_note"),
        SynchronizedField("first_date", overridable=False),
        SynchronizedField("start_time", overridable=False),
        SynchronizedField("end_time", overridable=False),
        SynchronizedField("end_date", overridable=False),
        SynchronizedField("recurrence", overridable=False),
        SynchronizedField("holidays_of", overridable=False),
        *(SynchronizedField(name, overridable=False) for name in EventFacts.fact_names()),
        *LocatedPage.location_translatable_fields,
    ]
    searched = ("lead", "body", "audience", "venue")

    served_with = (*LocatedPage.served_with, "contact__portrait", "location")

    parent_page_types = ["trainings.TrainingCalendarPage"]
    subpage_types: list[str] = []
    template = "pages/trainings/event_page.html"
    page_description = _("One training. Publishing it makes its dates and opens the registration.")

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")

    def found_by(self) -> str:
        """Topics, the location, and the languages one can follow it in."""
        names = [topic.name for topic in self.topics]
        if self.location:
            names += [page.title for page in localise([self.location], self.locale)]
        with translation.override(self.locale.language_code):
            names += language_names([*self.spoken_languages, *self.interpretation])
        return " ".join(names)

    def clean(self) -> None:
        super().clean()
        if self.start_time and self.start_time == self.end_time and not self.end_date:
            raise ValidationError({"end_time": _("The end must differ from the start.")})
        if self.first_date and self.first_date.year not in YEARS:
            raise ValidationError({"first_date": _("Please check the year.")})
        if self.end_date and self.first_date and self.start_time and self.end_time:
            end = datetime.combine(self.end_date, self.end_time)
            if end <= datetime.combine(self.first_date, self.start_time):
                raise ValidationError({"end_date": _("The end must come after the start.")})
            if self.end_date - self.first_date > LONGEST:
                message = _("A date lasts %(days)d days at most. Is it a repetition?")
                raise ValidationError({"end_date": message % {"days": LONGEST.days}})
        self._clean_facts()
        self._clean_registration_options()

    def _clean_facts(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Please give both coordinates, or none.")})
        if self.join_details and not self.join_url:
            raise ValidationError({"join_url": _("Please give the link, too.")})

    def _clean_registration_options(self) -> None:
        elsewhere = self.how_to_register == HowToRegister.ELSEWHERE
        if elsewhere and not self.registration_url:
            message = _("Please give the address where one registers.")
            raise ValidationError({"registration_url": message})
        if self.opens_at and self.opens_hours_before is not None:
            message = _("Please give a fixed time or hours before each date, not both.")
            raise ValidationError({"opens_hours_before": message})
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            message = _("Registration must close after it opens.")
            raise ValidationError({"closes_at": message})

    @property
    def says_when(self) -> bool:
        """Whether its first date is complete; a draft need not be."""
        return None not in (self.first_date, self.start_time, self.end_time)

    def get_lock(self) -> BaseLock | None:
        """Why it cannot be edited; publishing the source is what people are told of."""
        lock = super().get_lock()
        is_waiting = isinstance(lock, ScheduledForPublishLock)
        return UntoldLock(self) if is_waiting and is_source(self) else lock

    @kept_property
    def event(self) -> Event | None:
        """The training itself; none before the source was first published."""
        return Event.objects.filter(key=self.translation_key).first()

    @property
    def dates(self) -> list[Occurrence]:
        """The coming dates with the places taken: one query, whoever asks first.

        Each part of a page that asks is another one when a place is taken.
        """
        if self.event and self.event.pk:
            reads(places_of(self.event.pk))
        return self._dates

    @cached_property
    def _dates(self) -> list[Occurrence]:
        return list(self.event.occurrences.coming().with_taken()) if self.event else []

    @cached_property
    def past_dates(self) -> list[Occurrence]:
        """The dates that are over, the last one first: one query, some of them."""
        return list(self.event.occurrences.past()[:PAST_SHOWN]) if self.event else []

    @cached_property
    def has_addresses(self) -> bool:
        """Whether the training's form and its feeds can be reached."""
        return self.event is not None

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The training as publishing this draft would leave it.

        A translation says nothing of that, so its preview shows the training as it is.
        """
        if is_source(self):
            self._show_draft(timezone.now())
        return super().serve_preview(request, mode_name)

    def _show_draft(self, now: datetime) -> None:
        self.has_addresses = self.event is not None and self.event.is_published
        projection = project_draft(self, now)
        dates = preview_dates(projection, now)
        self.event = projection.event
        self._dates = [date for date in dates if date.ends_at > now]
        past = [date for date in reversed(dates) if date.ends_at <= now]
        self.past_dates = past[:PAST_SHOWN]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what the template asks for; the dates not before it does."""
        return super().get_context(request, *args, **kwargs) | {
            "event": partial(getattr, self, "event"),
            "dates": partial(getattr, self, "dates"),
            "past_dates": partial(getattr, self, "past_dates"),
            "summary": partial(getattr, self, "summary"),
            "next_date": partial(getattr, self, "next_date"),
            "only_date": partial(getattr, self, "only_date"),
            "last_date": partial(getattr, self, "last_date"),
            "where": partial(getattr, self, "where"),
            "repetition": partial(getattr, self, "repetition"),
            "register_url": partial(self._address, "registration:register"),
            "interest_url": partial(self._address, "registration:interest_in"),
            "poster_url": partial(self._address, "feeds:poster"),
            "calendar_url": partial(self._address, "feeds:training"),
            "topics": partial(getattr, self, "topics"),
            "materials": partial(getattr, self, "public_materials"),
            "trainers": partial(getattr, self, "trainers"),
            "spoken_languages": partial(self._names_of, "spoken_languages"),
            "interpretation": partial(self._names_of, "interpretation"),
        }

    def _names_of(self, languages: str) -> list[str]:
        return language_names(getattr(self.event or self, languages))

    @property
    def summary(self) -> AvailabilitySummary:
        return AvailabilitySummary(self.dates)

    @property
    def next_date(self) -> Occurrence | None:
        """The one to come to: the first one can register for, else the first."""
        return self.summary.next_open or next(iter(self.dates), None)

    @property
    def only_date(self) -> Ticket | None:
        """The one date that is to come, as a ticket; none where there are several."""
        if len(self.dates) != 1:
            return None
        topic = topic_ref(next(iter(self.topics), None))
        page = PageRef(self.title, self.url or "", self.content_language)
        return ticket_of(self.dates[0], page, None, topic)

    @property
    def last_date(self) -> Occurrence | None:
        """When it was, where nothing is to come: the last date that took place."""
        return next((date for date in self.past_dates if not date.is_cancelled), None)

    @property
    def where(self) -> Where:
        """Where its one date takes place, or most of several."""
        if len(self.dates) == 1:
            return self.dates[0].where
        return self.event.where if self.event else Where(self.is_online)

    @property
    def repetition(self) -> str:
        """How it repeats, in words."""
        return describe_series(self.event) if self.event else ""

    def _address(self, view: str) -> str:
        """Where `view` is for the training; empty where a draft would lead to nothing."""
        return reverse(view, kwargs={"key": self.translation_key}) if self.has_addresses else ""

    @property
    def public_materials(self) -> list[EventMaterial]:
        """What everybody may have of the dates that are over."""
        days = {date.local_start.date() for date in self.past_dates if not date.is_cancelled}
        return [material for material in materials_of(self, days) if material.is_public]

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save, and close the files that only participants are to have; before that, too."""
        close_documents(self)
        return super().save_revision(*args, **kwargs)

    @kept_property
    def topics(self) -> list[Topic]:
        """The training's topics in the page's language."""
        return localise(
            [link.topic for link in self.topic_links.select_related("topic__locale")], self.locale
        )

    @kept_property
    def trainers(self) -> list[ContactPerson]:
        """Who leads it, in the page's language."""
        links = self.trainer_links.select_related("person__portrait")
        return localise([link.person for link in links], self.locale)


class EventTopic(TranslatableMixin, Orderable):
    """A topic of a training."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("topic")]
    translatable_fields = [TranslatableField("topic")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("topic")


class EventTrainer(TranslatableMixin, Orderable):
    """Who leads a training."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="trainer_links")
    person = models.ForeignKey(
        ContactPerson, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("person")]
    translatable_fields = [TranslatableField("person")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("trainer")


class EventQuestion(TranslatableMixin, Orderable):
    """What the form of a training asks. Answers are kept by its translation key."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="question_list")
    label = models.CharField(_("question"), max_length=255)
    help_text = models.CharField(_("explanation"), max_length=255, blank=True)
    kind = models.CharField(
        _("kind of answer"), max_length=7, choices=QuestionKind.choices, default=QuestionKind.TEXT
    )
    choices = LinesField(
        _("choices"), blank=True, help_text=_("One on each line. A translation keeps their order.")
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    is_of_each = models.BooleanField(
        _("asked of each person"),
        default=False,
        help_text=_("Otherwise once for all who register together."),
    )
    only_if_question = models.PositiveSmallIntegerField(
        # Its place among the questions of the page, counted from 1.
        _("only if the answer to"),
        null=True,
        blank=True,
        help_text=_("A question that is asked before this one. Without: always asked."),
    )
    only_if_answer = models.CharField(_("is"), max_length=255, blank=True)

    panels = [
        FieldPanel("label"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]),
        FieldPanel("is_of_each"),
        FieldPanel("choices"),
        FieldRowPanel(
            [
                FieldPanel("only_if_question", widget=forms.Select),
                FieldPanel(
                    "only_if_answer",
                    widget=forms.Select(attrs={"data-yes": _("yes"), "data-no": _("no")}),
                ),
            ]
        ),
    ]
    translatable_fields = [
        TranslatableField("label"),
        TranslatableField("help_text"),
        TranslatableField("choices"),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("is_required", overridable=False),
        SynchronizedField("is_of_each", overridable=False),
        SynchronizedField("only_if_question", overridable=False),
        SynchronizedField("only_if_answer", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label
