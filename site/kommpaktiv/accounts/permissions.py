"""Giving groups what they may do. Only ever adds: what an administrator gave by hand stays."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    PAGE_PERMISSION_CODENAMES,
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

USE_FILES = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
KEEP_FILES = (
    *USE_FILES,
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)
KEEP_COLLECTIONS = tuple(f"wagtailcore.{do}_collection" for do in ("add", "change", "delete"))


def permissions(*names: str) -> list[Permission]:
    """The permissions called `names`, as in `wagtailadmin.access_admin`.

    Raises LookupError for a name nobody knows: a role must not silently lack a right.
    """
    named = Q()
    for name in names:
        app, codename = name.split(".")
        named |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(named).select_related("content_type"))
    known = {f"{found_one.content_type.app_label}.{found_one.codename}" for found_one in found}
    if unknown := set(names) - known:
        raise LookupError(f"Unknown permissions: {', '.join(sorted(unknown))}")
    return found


def allow(group: Group, *names: str) -> None:
    """Give `group` permissions that hold everywhere."""
    group.permissions.add(*permissions(*names))


def allow_on_pages(group: Group, pages: Iterable[Page], *codenames: str) -> None:
    """Let `group` do `codenames` (`change_page` …) on `pages` and on all below them."""
    granted = permissions(*(f"wagtailcore.{codename}" for codename in codenames))
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=group, page_id=page.pk, permission=permission)
            for page in pages
            for permission in granted
        ],
        ignore_conflicts=True,
    )


def allow_in_collection(group: Group, collection: Collection, *names: str) -> None:
    """Give `group` permissions on the images and documents of `collection` and below."""
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for permission in permissions(*names)
        ],
        ignore_conflicts=True,
    )


def allow_everything(group: Group) -> None:
    """Give `group` every permission there is, on all pages and in all collections."""
    group.permissions.add(*Permission.objects.all())
    allow_on_pages(group, [Page.get_first_root_node()], *PAGE_PERMISSION_CODENAMES)
    root = Collection.get_first_root_node()
    allow_in_collection(group, root, *KEEP_FILES, *KEEP_COLLECTIONS)
