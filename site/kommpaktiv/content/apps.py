from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "kommpaktiv.content"
    label = "content"
    verbose_name = "KommPAktiv"

    def ready(self) -> None:
        from . import (
            content_cache,
            page_actions,
            page_writing,
            scheduling,
            spreadsheets,
            uploads,
        )

        content_cache.connect()
        page_actions.make_atomic()
        page_writing.make_exclusive()
        scheduling.annotate_lists()
        spreadsheets.make_safe()
        uploads.guard()
