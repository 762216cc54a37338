from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "kommpaktiv.languages"
    label = "languages"

    def ready(self) -> None:
        from . import follow_source  # noqa: F401 - listens to what happens to pages
