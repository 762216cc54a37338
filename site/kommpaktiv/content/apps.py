from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "kommpaktiv.content"
    label = "content"
    verbose_name = "KommPAktiv"

    def ready(self) -> None:
        from . import content_cache, page_actions, spreadsheets

        content_cache.connect()
        page_actions.make_atomic()
        spreadsheets.make_safe()
