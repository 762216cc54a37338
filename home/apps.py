from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from . import json_ld, signals  # noqa: F401 - register what they hold
