"""What the room of trainings adds to the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .desk.groups import DeskScopeForm
from .desk.panels import NextDatesPanel
from .desk.registrations import RegistrationViewSet


@hooks.register("register_admin_viewset")
def registrations() -> RegistrationViewSet:
    return RegistrationViewSet()


@hooks.register("register_group_permission_panel")
def desk_of_a_group() -> type[DeskScopeForm]:
    return DeskScopeForm


@hooks.register("construct_homepage_panels")
def next_dates(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(NextDatesPanel())
