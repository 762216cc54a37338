"""Pages for those who translate: how everything stands, what waits of one page, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.views.edit_translation import user_can_edit_instance

from . import freshness, machine_drafts
from .carry_over import links_fit
from .freshness import Cell, Freshness, OpenString, Row
from .models import StringOrigin
from .translation_memory import Offer, TranslationMemory

TRANSLATE = "wagtail_localize.submit_translation"
PER_PAGE = 25
WAITING = 8  # on the start page

User = AbstractUser | AnonymousUser


class TranslationsMenuItem(MenuItem):
    """Among the reports, for those who translate."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Translations by page"),
            reverse_lazy("translations_by_page"),
            icon_name="wagtail-localize-language",
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(TRANSLATE)


class MachineTextsMenuItem(MenuItem):
    """Among the reports, for administrators."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Texts by machines"), reverse_lazy("machine_texts"), icon_name="cogs"
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_machine_texts(request.user)


def may_see_machine_texts(user: User) -> bool:
    return user.has_perm("wagtailcore.change_locale")


# How everything stands ----------------------------------------------------------------------------


def editable(user: User) -> models.QuerySet[Page]:
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


def rows_for(user: User, locales: list[Locale]) -> list[Row]:
    """The public German pages that `user` may translate, in the order of the tree.

    Each with its cells in those of `locales` in which `user` may write it.
    """
    mine = editable(user).order_by()
    others = mine.exclude(locale=Locale.get_default())
    may_write = set(others.values_list("translation_key", "locale"))
    pages = Page.objects.filter(
        locale=Locale.get_default(), alias_of=None, live=True, depth__gt=1
    ).filter(translation_key__in={key for key, _locale in may_write})
    return [
        Row(
            row.page,
            row.source,
            [c for c in row.cells if (row.page.translation_key, c.locale.pk) in may_write],
        )
        for row in freshness.rows_of(pages.order_by("path"), locales)
    ]


def address_of(row: Row, cell: Cell) -> str:
    """Where somebody goes on with a page in a language."""
    if cell.page is None or (cell.is_alias and cell.translation is None):
        return reverse("wagtail_localize:submit_page_translation", args=[row.page.pk])
    if cell.translation and any(cell.strings[state] for state in freshness.OPEN):
        return reverse("open_texts", args=[cell.translation.pk])
    return reverse("wagtailadmin_pages:edit", args=[cell.page.pk])


@dataclass(frozen=True)
class Waiting:
    """A page in a language that waits for its translator."""

    row: Row
    cell: Cell
    url: str

    @classmethod
    def of(cls, row: Row) -> list[Waiting]:
        return [cls(row, cell, address_of(row, cell)) for cell in row.cells]

    @property
    def urgency(self) -> tuple[Any, ...]:
        """What readers see and is wrong first; then by its place in the site and its age."""
        order = (Freshness.OUTDATED, Freshness.DRAFT, Freshness.MACHINE, Freshness.MISSING)
        page = self.row.page
        return (
            order.index(self.cell.freshness),
            page.depth,
            not page.show_in_menus,
            page.last_published_at or page.latest_revision_created_at,
        )


def _others() -> list[Locale]:
    return list(Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk"))


@require_safe
@permission_required(TRANSLATE)
def report(request: HttpRequest) -> HttpResponse:
    """Each page in each language: missing, draft, by a machine, out of date, complete."""
    locales = _others()
    wanted = [one for one in locales if one.language_code == request.GET.get("language")]
    state = request.GET.get("state", "")
    rows = [
        (row, [one for one in Waiting.of(row) if state in ("", one.cell.freshness)])
        for row in rows_for(request.user, wanted or locales)
    ]
    shown = [(row, cells) for row, cells in rows if cells]
    context = {
        "page_obj": Paginator(shown, PER_PAGE).get_page(request.GET.get("p")),
        "locales": locales,
        "language": wanted[0].language_code if wanted else "",
        "states": Freshness.choices,
        "state": state,
    }
    return render(request, "translating/report.html", context)


class WaitingPanel(Component):
    """On the start page: what waits for somebody who translates."""

    name = "waiting_translations"
    template_name = "translating/waiting_panel.html"
    order = 105

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        rows = rows_for(parent_context["request"].user, _others())
        waiting = [one for row in rows for one in Waiting.of(row) if one.cell.is_open]
        waiting.sort(key=lambda one: one.urgency)
        return {"waiting": waiting[:WAITING], "number": len(waiting)}

    def render_html(self, parent_context: Mapping[str, Any]) -> str:
        user = parent_context["request"].user
        return super().render_html(parent_context) if user.has_perm(TRANSLATE) else ""


# What changed in the German -----------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(TRANSLATE)
def german_changes(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """What changed in a German page since it was translated; its editor may call it small."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    instance = source.get_source_instance()
    is_editor = user_can_edit_instance(request.user, instance)
    if not is_editor and not _may_translate(request.user, source):
        raise PermissionDenied
    if request.method == "POST":
        if not is_editor:
            raise PermissionDenied
        number = freshness.mark_as_small(source, _chosen(request))
        said = ngettext(
            "%(number)s translation stays as it is.",
            "%(number)s translations stay as they are.",
            number,
        )
        messages.success(request, said % {"number": number})
        return redirect(request.path)
    context = {
        "source": source,
        "changed": freshness.changed_strings(source),
        "is_editor": is_editor,
    }
    return render(request, "translating/changes.html", context)


def _chosen(request: HttpRequest) -> list[tuple[int, int]]:
    pairs = (value.partition("-") for value in request.POST.getlist("small"))
    return [
        (int(context), int(string))
        for context, _dash, string in pairs
        if context.isdecimal() and string.isdecimal()
    ]


def _may_translate(user: User, source: TranslationSource) -> bool:
    targets = (one.get_target_instance() for one in source.translations.filter(enabled=True))
    return any(user_can_edit_instance(user, target) for target in targets)


def tell_what_waits(request: HttpRequest, page: Page) -> None:
    """After a German page was published: how many translations are out of date because of it."""
    source = TranslationSource.objects.filter(
        object_id=page.translation_key, locale=page.locale_id
    ).first()
    changed = freshness.changed_strings(source) if source else []
    if source and changed:
        said = ngettext(
            "%(number)s text has changed for translations.",
            "%(number)s texts have changed for translations.",
            len(changed),
        )
        address = reverse("german_changes", args=[source.pk])
        button = messages.button(address, _("Look, or say that it was a small change"))
        messages.warning(request, said % {"number": len(changed)}, buttons=[button])


# What waits of one translation --------------------------------------------------------------------


@dataclass(frozen=True)
class Help:
    """A string that waits, with what helps to translate it."""

    string: OpenString
    offers: list[Offer]
    terms: list[tuple[str, str]]


def may_publish(user: User, target: Any) -> bool:
    """Whether `user` may make `target`, a page or snippet in a language, public."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_publish()
    if isinstance(target, DraftStateMixin):
        return user.has_perm(get_permission_name("publish", type(target)))
    return user_can_edit_instance(user, target)


def _own(request: HttpRequest, translation_id: int) -> tuple[Translation, Any]:
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=translation_id
    )
    target = translation.get_target_instance()
    if not user_can_edit_instance(request.user, target):
        raise PermissionDenied
    return translation, target


@require_safe
def open_texts(request: HttpRequest, translation_id: int) -> HttpResponse:
    """All that waits of a page: the differences, the old translation, and what helps."""
    translation, target = _own(request, translation_id)
    memory = TranslationMemory(translation.target_locale)
    waiting = [
        Help(one, memory.offers(one.segment.string), memory.terms(one.german))
        for one in freshness.open_strings(translation)
    ]
    states = {one.string.freshness for one in waiting}
    context = {
        "translation": translation,
        "target": target,
        "language": translation.target_locale,
        "waiting": waiting,
        "has_drafts": Freshness.MACHINE in states,
        "has_gaps": bool(states - {Freshness.MACHINE}),
        "may_publish": may_publish(request.user, target),
        "editor": translation.get_target_instance_edit_url(),
    }
    return render(request, "translating/open_texts.html", context)


@require_http_methods(["POST"])
def accept_text(request: HttpRequest, translation_id: int, string_segment_id: int) -> HttpResponse:
    """Keep what a person wrote or accepted for one string."""
    translation, _target = _own(request, translation_id)
    segments = StringSegment.objects.filter(source=translation.source_id)
    segment = get_object_or_404(segments, pk=string_segment_id)
    text = request.POST.get("text", "").strip()
    if not text:
        messages.error(request, _("Please write something."))
    elif not links_fit(segment.string.data, text):
        messages.error(request, _("The links and marks must be those of the German text."))
    else:
        try:
            _accept(translation, segment, text, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    return redirect("open_texts", translation.pk)


def _accept(translation: Translation, segment: StringSegment, text: str, user: User) -> None:
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


@require_http_methods(["POST"])
def publish_open(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Publish a translation by somebody who has seen what of it waits."""
    translation, target = _own(request, translation_id)
    if not may_publish(request.user, target):
        raise PermissionDenied
    if "drafts" in request.POST:
        machine_drafts.release(translation)
    try:
        translation.save_target(user=request.user, publish=True)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("open_texts", translation.pk)
    language = translation.target_locale.get_display_name()
    said = _("Published “%(title)s” in %(language)s.")
    messages.success(request, said % {"title": target, "language": language})
    return redirect(translation.get_target_instance_edit_url())


def before_publishing(request: HttpRequest, translation: Translation) -> HttpResponse | None:
    """To what of a translation waits, if anything does, before somebody publishes it."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not freshness.open_strings(translation):
        return None
    messages.warning(request, _("Not published yet: some texts still wait. See below which."))
    return redirect("open_texts", translation.pk)


# What machines wrote ------------------------------------------------------------------------------


@require_safe
def machine_texts(request: HttpRequest) -> HttpResponse:
    """Each text that a machine drafted: where, by which, and who has reviewed it when."""
    if not may_see_machine_texts(request.user):
        raise PermissionDenied
    origins = (
        StringOrigin.objects.exclude(draft_by="")
        .select_related(
            "translation__translation_of",
            "translation__locale",
            "translation__last_translated_by",
        )
        .order_by("accepted_at", "-pk")
    )
    shown = Paginator(origins, PER_PAGE * 2).get_page(request.GET.get("p"))
    keys = [origin.translation.context_id for origin in shown]
    titles = dict(
        TranslationSource.objects.filter(
            object__in=StringSegment.objects.filter(context__in=keys).values("source__object")
        ).values_list("object_id", "object_repr")
    )
    contexts = dict(
        StringTranslation.objects.filter(context__in=keys).values_list("context", "context__object")
    )
    keys_of = {origin.pk: contexts.get(origin.translation.context_id) for origin in shown}
    rows = [(origin, titles.get(keys_of[origin.pk], "")) for origin in shown]
    return render(request, "translating/machine_texts.html", {"rows": rows, "page_obj": shown})
