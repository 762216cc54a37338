from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"

    def ready(self) -> None:
        from . import json_ld, share_cards  # noqa: F401 - register what they hold
