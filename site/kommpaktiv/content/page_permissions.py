"""Who may take a page away from its readers, in whatever way.

For Wagtail whoever may publish a page may also delete, move, unpublish and reorder it, set a date
on which it goes, and have it ask for a password. Translators publish, and do none of that. They
are known by what they lack: who may not add a page may not take one away.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import PagePermissionTester

SCHEDULE = ("go_live_at", "expire_at")


class PagePermissions(PagePermissionTester):
    """What somebody may do with a page: asked by every view, bulk action and action of Wagtail."""

    def may_take_away(self) -> bool:
        """Whether the person might add a page in the place of this one. Asks the database nothing.

        A right on the page itself is none to its place: that is given by the pages above.
        """
        if not self.user.is_active or self.user.is_superuser:
            return self.user.is_active
        return any(
            held.permission.codename == "add_page"
            and self.page.path.startswith(held.page.path)
            and self.page.path != held.page.path
            for held in self.permission_policy.get_cached_permissions_for_user(self.user)
        )

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Also asked before moving."""
        return self.may_take_away() and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        return self.may_take_away() and super().can_unpublish()

    def can_set_view_restrictions(self) -> bool:
        return self.may_take_away() and super().can_set_view_restrictions()

    def can_schedule(self) -> bool:
        """Whether the person may set when the page comes and goes."""
        return self.may_take_away() and self.can_publish()

    def can_unschedule(self) -> bool:
        return self.may_take_away() and super().can_unschedule()

    def can_publish_subpage(self) -> bool:
        """Also asked, alone, before an alias is made."""
        return super().can_publish_subpage() and self.can_add_subpage()

    def can_reorder_children(self) -> bool:
        return super().can_reorder_children() and self.can_add_subpage()


class PageForm(WagtailAdminPageForm):
    """The form of a page. Who may not set when it comes and goes leaves that as it is."""

    def __init_subclass__(cls, **kwargs: Any):
        """Put the button of the schedule under our rule.

        Wagtail mixes its own answer in before this class when it makes the form of a type of page.
        """
        super().__init_subclass__(**kwargs)
        cls.show_schedule_publishing_toggle = property(PageForm._shows_schedule)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
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
