from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "events.feeds"
    label = "feeds"

    def ready(self) -> None:
        from . import json_ld  # noqa: F401
