from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "kommpaktiv.navigation"
    label = "navigation"

    def ready(self) -> None:
        from .signals import connect

        connect()
