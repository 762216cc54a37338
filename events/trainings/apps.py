from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "events.trainings"
    label = "trainings"

    def ready(self) -> None:
        from events.records.models import Event, Occurrence
        from kommpaktiv.content.content_cache import forget_with

        from . import lapses, signals  # noqa: F401

        forget_with(Event, Occurrence)
