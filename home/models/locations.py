"""The places the project works at."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
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
from kommpaktiv.content.only_fields import CARD_FIELDS, LINK_FIELDS, picture_fields
from kommpaktiv.languages.locales import localise
from kommpaktiv.languages.privacy import everybody_may_see

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
        return know_addresses(list(pages.for_cards()))

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "locations": partial(getattr, self, "locations")
        }


class LocationQuerySet(PageQuerySet):
    def for_cards(self) -> LocationQuerySet:
        """With all that a card shows, in the order of the tree."""
        related = self.select_related("picture", "locale", "alias_of__locale")
        return related.only(*CARD_FIELDS, "lead", *picture_fields("picture")).order_by("path")


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
    opening_hours = models.TextField(_("opening hours"), blank=True, max_length=300)

    objects = PageManager.from_queryset(LocationQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("opening_hours")], heading=_("Where and when")
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
