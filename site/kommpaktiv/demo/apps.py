from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kommpaktiv.demo"
    label = "demo"
