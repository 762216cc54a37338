from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "events.feeds"
    label = "feeds"

    def ready(self) -> None:
        from . import json_ld, share_cards  # noqa: F401 - register what they hold
