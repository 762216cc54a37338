"""The places the project works at."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import (
    Locale,
    Orderable,
    Page,
    PageManager,
    PageQuerySet,
    TranslatableMixin,
)
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kommpaktiv.content.blocks import BodyBlock
from kommpaktiv.content.kept_property import kept_property
from kommpaktiv.content.maps import map_of
from kommpaktiv.content.models import BasePage, ContactPerson, know_addresses
from kommpaktiv.content.only_fields import CARD_FIELDS, LINK_FIELDS
from kommpaktiv.content.page_recording import is_true_until
from kommpaktiv.geography.postcodes import Postcode, find_in
from kommpaktiv.languages.locales import localise
from kommpaktiv.languages.privacy import everybody_may_see

from ..germany_map import GermanyMap
from ..opening_hours import Exceptional, OpeningHours, OpeningState, Span

LIST_DEPTH = 3  # in the tree, of the lists below the home page


class LocationIndexPage(BasePage):
    """All locations."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    translatable_fields = [*BasePage.page_translatable_fields, TranslatableField("lead")]
    searched = ("lead",)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.LocationPage"]
    max_count_per_parent = 1
    template = "pages/home/location_index_page.html"
    page_description = _("The list of all locations.")

    class Meta:
        verbose_name = _("list of locations")
        verbose_name_plural = _("lists of locations")

    @kept_property
    def locations(self) -> list[LocationPage]:
        pages = everybody_may_see(LocationPage.objects.child_of(self).live())
        return know_addresses(list(pages.for_rows()))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "locations": partial(getattr, self, "locations"),
            "map": partial(places_on_map, self),
        }


def places_on_map(page: Any) -> GermanyMap:
    """Where the `locations` of a page are."""
    return GermanyMap.of([location.postcode for location in page.locations])


class LocationQuerySet(PageQuerySet):
    def for_rows(self) -> LocationQuerySet:
        """With all that a list beside the map shows, in the order of the tree."""
        related = self.select_related("locale", "alias_of__locale")
        rows = related.prefetch_related("opening_times", "opening_exceptions")
        return rows.only(*CARD_FIELDS, "lead", "address").order_by("path")


class LocationPage(BasePage):
    """One location: what happens there and whom to ask.

    Its trainings and stories stand below it in the tree; that is how editors of a location are
    given what is theirs and nothing else.
    """

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    picture = models.ForeignKey(
        "content.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    address = models.TextField(_("address"), blank=True, max_length=300)
    opening_hours = models.TextField(
        _("more on the opening hours"),
        blank=True,
        max_length=300,
        help_text=_("What the table cannot say: by appointment, ring at the back."),
    )

    objects = PageManager.from_queryset(LocationQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                InlinePanel("opening_times", label=_("Opening time")),
                InlinePanel("opening_exceptions", label=_("Exception")),
                FieldPanel("opening_hours"),
            ],
            heading=_("Where and when"),
        ),
        InlinePanel("contact_links", heading=_("Contact persons"), label=_("Contact person")),
    ]
    translatable_fields = [
        *BasePage.page_translatable_fields,
        TranslatableField("lead"),
        SynchronizedField("picture"),
        TranslatableField("body"),
        SynchronizedField("address"),
        TranslatableField("opening_hours"),
        TranslatableField("opening_times"),
        TranslatableField("opening_exceptions"),
        TranslatableField("contact_links"),
    ]
    searched = ("lead", "body", "address")

    served_with = (*BasePage.served_with, "picture")

    parent_page_types = ["home.LocationIndexPage"]
    subpage_types = ["home.ProjectPage", "stories.StoryIndexPage", "trainings.TrainingCalendarPage"]
    template = "pages/home/location_page.html"
    page_description = _("One location. Its trainings and its stories stand below it.")

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    @classmethod
    def by_key(cls, locale: Locale) -> dict[UUID, LocationPage]:
        """All live locations in `locale` by translation key: one query, and they are few."""
        return {page.translation_key: page for page in cls.objects.live().filter(locale=locale)}

    @classmethod
    def above(cls, page: Page) -> LocationPage | None:
        """The location that `page` stands below, in the page's own language."""
        return cls.objects.ancestor_of(page).last()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "sections": partial(getattr, self, "sections")
        }

    @property
    def map_link(self) -> str:
        """Where OpenStreetMap shows the address; nobody is asked before a reader follows it."""
        return map_of(self.address)

    @property
    def address_line(self) -> str:
        return ", ".join(self.address.splitlines())

    @property
    def geo_link(self) -> str:
        """Opens the maps a phone has (RFC 5870), which look for the address; empty without one."""
        if self.postcode is None:
            return ""
        north, east = self.postcode.point
        return f"geo:{north},{east}?{urlencode({'q': self.address_line})}"

    @property
    def postcode(self) -> Postcode | None:
        """Where it is, as its address says; none without a German postcode."""
        return find_in(self.address)

    @cached_property
    def hours(self) -> OpeningHours:
        """When somebody is there, on the clocks of the site."""
        return OpeningHours(
            tuple(row.on_weekday for row in self.opening_times.all()),
            tuple(row.exceptional for row in self.opening_exceptions.all()),
        )

    @property
    def coming_exceptions(self) -> list[Exceptional]:
        """Exceptions of the next weeks."""
        return self.hours.coming_exceptions(timezone.localdate())

    @property
    def opening_state(self) -> OpeningState | None:
        """Whether somebody is there now; what shows it is another one when that changes."""
        if not self.hours:
            return None
        state = self.hours.at(timezone.localtime())
        is_true_until(state.changes_at)
        return state

    @property
    def host(self) -> ContactPerson | None:
        """Whom to invite: the first of those who can be written to."""
        return next((person for person in self.contacts if person.email), None)

    @kept_property
    def contacts(self) -> list[ContactPerson]:
        links = self.contact_links.select_related("person__portrait")
        return localise([link.person for link in links], self.locale)


class ListedPage(BasePage):
    """A list that there is for the whole site and for each location, or a page in one.

    Readers of either come by the list for the whole site: it is the one in the menus.
    """

    class Meta:
        abstract = True

    @classmethod
    def list_model(cls) -> type[Page]:
        return cls

    @kept_property
    def whole_list(self) -> Page | None:
        """The list for the whole site, of what stands below a location."""
        if self.depth <= LIST_DEPTH + 1:
            return None
        lists = self.list_model().objects.live().filter(locale=self.locale_id, depth=LIST_DEPTH)
        return everybody_may_see(lists).only(*LINK_FIELDS).first()

    @property
    def trail(self) -> list[Page]:
        if not self.whole_list:
            return self.crumbs
        below_location = [page for page in self.crumbs if page.depth > LIST_DEPTH + 1]
        return [self.whole_list, *below_location]

    @property
    def menu_path(self) -> str:
        return self.whole_list.get_url() if self.whole_list else super().menu_path


class LocatedPage(ListedPage):
    """A page that may belong to a location: by where it stands, else by what the editor chose.

    `location` always names the German source, so that all languages of a page agree; show it with
    `LocationPage.by_key`.
    """

    location = models.ForeignKey(
        LocationPage,
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Set by itself for pages below a location."),
    )

    location_translatable_fields = [SynchronizedField("location", overridable=False)]

    class Meta:
        abstract = True

    @classmethod
    def list_model(cls) -> type[Page]:
        (model,) = cls.allowed_parent_page_models()
        return model

    def clean(self) -> None:
        super().clean()
        self.set_location()

    def set_location(self) -> None:
        """Take the location from the place in the tree, where that says one."""
        above = LocationPage.above(self) if self.path else None
        if above := above or self.location:
            self.location = LocationPage.objects.filter(
                translation_key=above.translation_key, locale=Locale.get_default()
            ).first()

    @property
    def location_key(self) -> UUID | None:
        """What names the location in every language."""
        return self.location.translation_key if self.location else None


class LocationContact(TranslatableMixin, Orderable):
    """Whom to ask at a location."""

    page = ParentalKey(LocationPage, on_delete=models.CASCADE, related_name="contact_links")
    person = models.ForeignKey(
        ContactPerson, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("person")]
    translatable_fields = [TranslatableField("person")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contact person")


class Hours(TranslatableMixin, Orderable):
    """From when to when, and what is special about it."""

    note = models.CharField(_("note"), max_length=120, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("It closes before it opens.")})


class OpeningTime(Hours):
    """When somebody is there each week. A day may have several."""

    page = ParentalKey(LocationPage, on_delete=models.CASCADE, related_name="opening_times")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("to"))

    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("note"),
    ]
    translatable_fields = [
        SynchronizedField("weekday", overridable=False),
        SynchronizedField("opens", overridable=False),
        SynchronizedField("closes", overridable=False),
        TranslatableField("note"),
    ]

    class Meta(Hours.Meta):
        verbose_name = _("opening time")

    @property
    def on_weekday(self) -> tuple[int, Span]:
        return self.weekday, Span(self.opens, self.closes, self.note)


class OpeningException(Hours):
    """Days on which the week does not hold: closed, or open at another time."""

    page = ParentalKey(LocationPage, on_delete=models.CASCADE, related_name="opening_exceptions")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: one day only.")
    )
    opens = models.TimeField(
        _("from"), null=True, blank=True, help_text=_("Both times empty: closed.")
    )
    closes = models.TimeField(_("to"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("note"),
    ]
    translatable_fields = [
        SynchronizedField("first_day", overridable=False),
        SynchronizedField("last_day", overridable=False),
        SynchronizedField("opens", overridable=False),
        SynchronizedField("closes", overridable=False),
        TranslatableField("note"),
    ]

    class Meta(Hours.Meta):
        verbose_name = _("exception")

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The period ends before it begins.")})
        if (self.opens is None) != (self.closes is None):
            raise ValidationError({"closes": _("Please give both times, or none.")})

    @property
    def exceptional(self) -> Exceptional:
        span = Span(self.opens, self.closes) if self.opens and self.closes else None
        return Exceptional(self.first_day, self.last_day or self.first_day, span, self.note)
