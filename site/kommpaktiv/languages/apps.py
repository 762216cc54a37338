from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "kommpaktiv.languages"
    label = "languages"

    def ready(self) -> None:
        from . import date_inputs, follow_source, signals  # noqa: F401 - listen to what happens to pages
        from .clean_fields import clean_fields

        date_inputs.adopt()
        clean_fields()
