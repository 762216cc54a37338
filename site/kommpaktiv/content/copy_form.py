"""How an editor copies a page."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm as WagtailCopyForm

from kommpaktiv.languages.slugs import latin_slug


class CopyForm(WagtailCopyForm):
    """Without the choice of an alias: that would have no dates, and no text of its own.

    Aliases are how a page stands in other languages, and are made by themselves.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)

    def clean_new_slug(self) -> str:
        """In Latin letters, as that of a new page."""
        slug = self.cleaned_data["new_slug"]
        if "new_slug" not in self.changed_data:
            return slug
        return latin_slug(slug, self.page.locale.language_code)
