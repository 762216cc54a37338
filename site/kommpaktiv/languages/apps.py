from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "kommpaktiv.languages"
    label = "languages"
