from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "events.desk"
    label = "desk"

    def ready(self) -> None:
        from events.trainings.models import EventPage

        from . import signals  # noqa: F401
        from .forms import TrainingForm

        # The page knows neither the desk nor what its form asks.
        EventPage.base_form_class = TrainingForm
