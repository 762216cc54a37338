"""What the room of trainings adds to the admin."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from events.records.models import Event
from events.trainings.models import EventPage, TrainingCalendarPage
from kommpaktiv.languages.follow_source import is_source

from . import publish_preview
from .groups import DeskScopeForm
from .outbox import MessageViewSet
from .panels import FailedMessagesPanel, NextDatesPanel
from .registrations import RegistrationViewSet
from .repeat import may_repeat
from .retention import RetentionMenuItem


@hooks.register("register_admin_viewset")
def registrations() -> RegistrationViewSet:
    return RegistrationViewSet()


@hooks.register("register_admin_viewset")
def outbox() -> MessageViewSet:
    return MessageViewSet()


@hooks.register("register_group_permission_panel")
def desk_of_a_group() -> type[DeskScopeForm]:
    return DeskScopeForm


@hooks.register("construct_homepage_panels")
def next_dates(request: HttpRequest, panels: list[Component]) -> None:
    panels += [FailedMessagesPanel(), NextDatesPanel()]


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLResolver]:
    return [path("trainings/", include("events.desk.urls"))]


@hooks.register("register_help_menu_item")
def patterns() -> MenuItem:
    return MenuItem(_("Patterns"), reverse("desk:patterns"), icon_name="view", order=900)


@hooks.register("register_reports_menu_item")
def what_goes_when() -> MenuItem:
    return RetentionMenuItem()


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def dates_of_a_training(
    page: Page, user: AbstractUser | AnonymousUser, **kwargs: Any
) -> Iterator[Button]:
    """The way from a training to its dates, once it was published."""
    specific = page.specific_deferred
    if isinstance(specific, EventPage) and is_source(page):
        is_published = Event.objects.filter(key=page.translation_key).exists()
        if is_published and page.permissions_for_user(user).can_publish():
            address = reverse("desk:dates", args=[page.pk])
            yield Button(_("Dates"), address, icon_name="date", priority=15)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def repeat_a_training(
    page: Page, user: AbstractUser | AnonymousUser, **kwargs: Any
) -> Iterator[Button]:
    """The way from a training to the same once more."""
    specific = page.specific_deferred
    if isinstance(specific, EventPage) and is_source(page) and may_repeat(page, user):
        address = reverse("desk:repeat", args=[page.pk])
        yield Button(_("Repeat this training"), address, icon_name="copy", priority=45)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def calendar_on_another_site(
    page: Page, user: AbstractUser | AnonymousUser, **kwargs: Any
) -> Iterator[Button]:
    """The way from a calendar to the code that shows it elsewhere."""
    is_calendar = isinstance(page.specific_deferred, TrainingCalendarPage)
    if is_calendar and page.live and page.permissions_for_user(user).can_edit():
        address = reverse("desk:embed_code", args=[page.pk])
        yield Button(_("On another site"), address, icon_name="code", priority=45)


hooks.register("before_publish_page", publish_preview.before_publishing)
hooks.register("before_unpublish_page", publish_preview.before_unpublishing)
hooks.register("before_delete_page", publish_preview.before_deleting)
hooks.register("before_edit_page", publish_preview.before_approving)
hooks.register("before_bulk_action", publish_preview.before_doing_many)


@hooks.register("register_log_actions")
def what_is_done_to_dates(actions: LogActionRegistry) -> None:
    said = _("Date changed")
    actions.register_action("events.date_save", _("Change a date"), said)
    actions.register_action("events.date_cancel", _("Cancel a date"), _("Date cancelled"))
    actions.register_action("events.date_reinstate", _("Reinstate a date"), _("Date reinstated"))
    actions.register_action("events.note_send", _("Write to participants"), _("Note sent"))
    actions.register_action(
        "events.unconfirmed_release", _("Let unconfirmed places go"), _("Unconfirmed places let go")
    )
    actions.register_action("events.places_remove", _("Take back places"), _("Places taken back"))
    actions.register_action("events.links_renew", _("Send new links"), _("New links sent"))
