from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "kommpaktiv.core"
    label = "core"
    verbose_name = "KommPAktiv"
