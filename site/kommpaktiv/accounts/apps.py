from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "kommpaktiv.accounts"
    label = "accounts"
    default = True  # for the name of the room alone

    def ready(self) -> None:
        from . import signals  # noqa: F401


class StaffConfig(WagtailUsersAppConfig):
    """Wagtail's own room of users, with views that ask on whom a right is used."""

    user_viewset = "kommpaktiv.accounts.users.StaffViewSet"
    group_viewset = "kommpaktiv.accounts.users.RoleViewSet"
