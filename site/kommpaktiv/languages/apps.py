from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "kommpaktiv.languages"
    label = "languages"

    def ready(self) -> None:
        from wagtail_localize.models import TranslationSource

        from . import date_inputs, follow_source, signals  # noqa: F401 - listen to what happens to pages
        from .carry_over import carrying_over
        from .clean_fields import clean_fields

        TranslationSource.refresh_segments = carrying_over(TranslationSource.refresh_segments)
        date_inputs.adopt()
        clean_fields()
