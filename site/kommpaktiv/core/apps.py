from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "kommpaktiv.core"
    label = "core"
    verbose_name = "KommPAktiv"

    def ready(self) -> None:
        from . import checks, content_cache, upkeep  # noqa: F401 - registers what they hold

        content_cache.connect()
