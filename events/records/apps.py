from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "events.records"
    label = "records"

    def ready(self) -> None:
        from . import lookups  # noqa: F401
