from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self) -> None:
        from kommpaktiv.core.content_cache import forget_with

        from . import signals  # noqa: F401
        from .calendar import json_ld  # noqa: F401
        from .desk import signals as desk_signals  # noqa: F401
        from .desk.forms import TrainingForm
        from .models import Event, EventPage, Occurrence

        # Models know neither the desk nor the domain that the form asks.
        EventPage.base_form_class = TrainingForm
        forget_with(Event, Occurrence)
