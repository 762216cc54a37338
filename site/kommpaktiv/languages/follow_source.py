"""What follows the German source: one rule for every type of page.

A page is written in German, and exists in the other languages as an alias or a translation. Those
never outlive, precede or outrank it: they are public only while it is, stand where it stands, and
go with it. wagtail-localize leaves translations where they are (its issue 15); Wagtail takes
aliases along when a page is unpublished, but publishes them too early and never moves them.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import (
    Locale,
    Page,
    PageLogEntry,
    PageQuerySet,
    Revision,
    TranslatableMixin,
)
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail_localize.models import TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

WITHDRAWN = "languages.withdraw"  # in the log of a page that was unpublished with its source
STATES = ("wagtail.publish", "wagtail.unpublish", "wagtail.unpublish.scheduled", WITHDRAWN)


def is_source(page: Page) -> bool:
    """Whether `page` is the German original."""
    return page.alias_of_id is None and page.locale_id == Locale.get_default().pk


def source_of(page: Page) -> Page | None:
    """The German original of `page`; none where it was never written in German."""
    return Page.objects.filter(
        translation_key=page.translation_key, locale=Locale.get_default(), alias_of=None
    ).first()


def followers(page: Page) -> PageQuerySet:
    """The same page in all other languages, aliases and translations."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


# Publishing and unpublishing ---------------------------------------------------------------------


@receiver(page_published)
def follow_publishing(instance: Page, **kwargs: Any) -> None:
    """Bring back what was withdrawn with the source; keep back what would precede it."""
    if is_source(instance):
        if instance.live:
            for page in followers(instance).filter(live=False, alias_of=None).specific():
                _bring_back(page)
    elif instance.live and instance.alias_of_id is None:
        source = source_of(instance)
        if source and not source.live:
            _withdraw(instance)


@receiver(page_unpublished)
def follow_unpublishing(instance: Page, **kwargs: Any) -> None:
    """Withdraw the translations; Wagtail has unpublished the aliases."""
    if is_source(instance):
        for page in followers(instance).filter(live=True).specific():
            _withdraw(page)


def _withdraw(page: Page) -> None:
    """Unpublish a translation, and note which revision was public."""
    revision = page.live_revision_id
    page.unpublish(log_action=False)
    log(instance=page, action=WITHDRAWN, data={"revision": revision})


def _bring_back(page: Page) -> None:
    """Publish a translation again as it was, if nothing but its source had withdrawn it."""
    last = PageLogEntry.objects.filter(page=page.pk, action__in=STATES).order_by(
        "-timestamp", "-pk"
    )
    withdrawn = last.first()
    if withdrawn is None or withdrawn.action != WITHDRAWN:
        return
    revision = Revision.objects.filter(pk=withdrawn.data.get("revision")).first()
    page.live, page.expired, page.live_revision = True, False, revision
    page.has_unpublished_changes = revision is not None and not revision.is_latest_revision()
    page.save(clean=False)
    log(instance=page, action="wagtail.publish", revision=revision)
    page_published.send(sender=type(page), instance=page, revision=revision)


@receiver(page_published)
def follow_words(instance: Page, **kwargs: Any) -> None:
    """Show translators the words as they are public now, and what of theirs is out of date."""
    if is_source(instance):
        refresh_words(instance)


def refresh_words(instance: Page | TranslatableMixin) -> None:
    """Have the translations of a German page or snippet know its words as they are now."""
    sources = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale=instance.locale_id
    )
    if source := sources.first():
        source.update_from_db()


# Deleting ----------------------------------------------------------------------------------------


@receiver(post_delete, sender=Page)
def follow_deleting(instance: Page, **kwargs: Any) -> None:
    """Delete the page in every other language as well.

    Django sends this for each page of a tree that goes, whichever way somebody deletes it: the
    admin, its bulk actions and the model's own method take different ones.
    """
    if is_source(instance):
        for pk in list(followers(instance).values_list("pk", flat=True)):
            if page := Page.objects.filter(pk=pk).first():  # not gone in the same stroke
                page.delete()


# Copying, moving, renaming -----------------------------------------------------------------------


def forget_timetable(page: Page) -> None:
    """Have a copied page, and all below it, go live and expire at no time of the original's."""
    for copied in page.get_descendants(inclusive=True).specific():
        draft = copied.get_latest_revision_as_object()
        if any((copied.go_live_at, copied.expire_at, draft.go_live_at, draft.expire_at)):
            copied.go_live_at = copied.expire_at = None
            copied.expired = False
            copied.save(clean=False, update_fields=["go_live_at", "expire_at", "expired"])
            Revision.objects.filter(pk=copied.latest_revision_id).update(
                content=draft.serializable_data() | {"go_live_at": None, "expire_at": None}
            )


def make_aliases(page: Page) -> None:
    """Have a copied page, and all below it, stand in every language that follows German."""
    for copied in page.get_descendants(inclusive=True).order_by("path").specific():
        if is_source(copied) and not followers(copied).exists():
            create_aliases_for_new_page(copied)


@receiver(post_page_move)
def follow_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Move the page in every other language to where its new parent stands there."""
    if parent_page_before.pk == parent_page_after.pk or not is_source(instance):
        return
    parents = {page.locale_id: page for page in followers(parent_page_after)}
    for page in followers(instance).specific():
        parent = parents.get(page.locale_id)
        if parent and not page.is_child_of(parent):
            page.move(Page.objects.get(pk=parent.pk), pos="last-child")


@receiver(page_slug_changed)
def follow_slug(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Rename aliases with their source; Wagtail makes redirects from their old addresses, too.

    Wagtail lets an alias keep its slug, because it may stand beside its source. A translation has
    an address in its own words.
    """
    if not is_source(instance):
        return
    with transaction.atomic():
        for page in followers(instance).filter(slug=instance_before.slug).specific():
            if page.alias_of_id and Page._slug_is_available(instance.slug, page.get_parent(), page):
                page.slug = instance.slug
                page.save(clean=False)
