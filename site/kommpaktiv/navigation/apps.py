from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "kommpaktiv.navigation"
    label = "navigation"

    def ready(self) -> None:
        from kommpaktiv.content.content_cache import forget_with

        from .models import Footer, MainMenu

        forget_with(MainMenu, Footer)
