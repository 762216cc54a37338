from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "kommpaktiv.languages"
    label = "languages"

    def ready(self) -> None:
        from . import signals  # noqa: F401
