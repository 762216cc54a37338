"""Who may take a page away from its readers, in whatever way.

For Wagtail whoever may publish a page may also delete, move, unpublish and reorder it, set a date
on which it goes, and have it ask for a password. Translators publish, and do none of that. They
are known by what they lack: who may not add a page may not take one away.
"""

from __future__ import annotations

from wagtail.models import PagePermissionTester


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
