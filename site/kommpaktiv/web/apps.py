from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kommpaktiv.web"
    label = "web"

    def ready(self) -> None:
        from . import checks  # noqa: F401
