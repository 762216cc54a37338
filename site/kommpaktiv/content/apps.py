from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "kommpaktiv.content"
    label = "content"
    verbose_name = "KommPAktiv"

    def ready(self) -> None:
        from . import content_cache

        content_cache.connect()
