from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kommpaktiv.jobs"
    label = "jobs"

    def ready(self) -> None:
        from django.utils.module_loading import autodiscover_modules

        autodiscover_modules("periodic_tasks")
