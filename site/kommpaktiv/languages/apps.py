from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "kommpaktiv.languages"
    label = "languages"

    def ready(self) -> None:
        from . import date_inputs, follow_source, signals  # noqa: F401 - listen to what happens to pages

        date_inputs.adopt()
