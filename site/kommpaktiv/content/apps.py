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
            picture_sizes,
            scheduling,
            spreadsheets,
            uploads,
        )

        content_cache.connect()
        page_actions.make_atomic()
        page_writing.make_exclusive()
        picture_sizes.connect()
        scheduling.annotate_lists()
        spreadsheets.make_safe()
        uploads.guard()
