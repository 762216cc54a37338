"""How an editor copies a page."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm as WagtailCopyForm


class CopyForm(WagtailCopyForm):
    """Without the choice of an alias: that would have no dates, and no text of its own.

    Aliases are how a page stands in other languages, and are made by themselves.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
