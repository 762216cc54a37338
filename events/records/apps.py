from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    name = "events.records"
    label = "records"

    def ready(self) -> None:
        from . import lookups  # noqa: F401
        from .change_triggers import make_triggers

        post_migrate.connect(make_triggers, dispatch_uid="change_triggers")
