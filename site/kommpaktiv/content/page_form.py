"""The form of every page in the admin."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from kommpaktiv.languages.slugs import latin_slug

SCHEDULE = ("go_live_at", "expire_at")


class PageForm(WagtailAdminPageForm):
    """Takes a draft with a title alone, and a schedule that is over for what it is.

    The page makes its slug by itself: see `BasePage`. Who may not set when the page comes and goes
    leaves that as it is: see `PagePermissions`.
    """

    def __init_subclass__(cls, **kwargs: Any):
        """Put the button of the schedule under our rule.

        Wagtail mixes its own answer in before this class when it makes the form of a type of page.
        """
        super().__init_subclass__(**kwargs)
        cls.show_schedule_publishing_toggle = property(PageForm._shows_schedule)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name in SCHEDULE:
            if name in self.fields and not self._may_schedule:
                self.fields[name].disabled = True

    @property
    def _may_schedule(self) -> bool:
        if self.for_user is None or not self.instance.pk:
            return True  # a page that is new: whoever may add it
        return self.instance.permissions_for_user(self.for_user).can_schedule()

    def _shows_schedule(self) -> bool:
        return "go_live_at" in self.fields and self._may_schedule

    def defer_required_fields(self) -> None:
        """Before a draft is checked: rows that somebody added and left blank are none."""
        super().defer_required_fields()
        for formset in self.formsets.values():
            for row in formset.extra_forms:
                if row.is_bound and row.changed_data == [ORDERING_FIELD_NAME]:
                    row.fields[ORDERING_FIELD_NAME].disabled = True  # what is disabled is unchanged
                    del row.changed_data

    def clean_slug(self) -> str:
        """In Latin letters, if it is new: old ones are known to readers.

        Empty where it only says the title of a new page once more, as the browser makes it, so
        that the page finds one that is free.
        """
        slug = self.cleaned_data["slug"]
        if not slug or "slug" not in self.changed_data:
            return slug
        code = (self.instance if self.instance.locale_id else self.parent_page).locale.language_code
        latin = latin_slug(slug, code)
        title = latin_slug(self.cleaned_data.get("title", ""), code)
        return "" if self.instance.pk is None and latin == title else latin

    def get_field_updates_for_resave(self) -> list[tuple[str, Any]]:
        """With the slug the page has got, for the form that is still open after saving itself."""
        updates = super().get_field_updates_for_resave()
        if "slug" in self.fields and self.data.get("slug") != self.instance.slug:
            updates.append(("slug", self.instance.slug))
        return updates

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_go_live(cleaned.get("go_live_at"))
        self._leave_past_expiry(cleaned.get("expire_at"))
        return cleaned

    def _check_go_live(self, moment: datetime | None) -> None:
        """Refuse a new time in the past, which would publish the page at once."""
        if moment and moment <= timezone.now() and self._is_new("go_live_at", moment):
            message = _("This is in the past. Leave it empty to publish the page at once.")
            self.add_error("go_live_at", message)

    def _leave_past_expiry(self, moment: datetime | None) -> None:
        """Let a draft keep an expiry that has passed: Wagtail refuses any that is not to come."""
        if moment is None or not self.is_deferred_validation:
            return
        if moment <= timezone.now() and not self._is_new("expire_at", moment):
            del self.cleaned_data["expire_at"]

    def _is_new(self, name: str, moment: datetime) -> bool:
        """Whether it is another minute than the page has; fields show no seconds."""
        before = self.initial.get(name)
        return before is None or before.replace(second=0, microsecond=0) != moment
