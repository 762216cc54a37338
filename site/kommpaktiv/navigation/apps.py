from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "kommpaktiv.navigation"
    label = "navigation"
