"""Translating: what wagtail-localize leaves to us.

**Who may.** It asks for one permission, `submit_translation`, and for none on the page. Whoever had
it could put any page, of any location, into any language and publish what came of it. Here the page
in the language it is translated into decides: those who may edit that may have it translated.

**What readers see meanwhile.** It makes a page of its own from the alias as soon as the page is
submitted, live and still with the German words, which then pass for a translation. Here the page
stays the alias it was, marked as German and following the source, until its translation is
published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from rest_framework.serializers import SerializerMethodField
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue
from wagtail_localize.views import edit_translation as editor
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.edit_translation import edit_translation, user_can_edit_instance
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.snippets_api import SnippetViewSet
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from . import po_files
from .freshness import MACHINE
from .machine_drafts import FAILURES, forget_addresses
from .translation_views import TRANSLATE, before_publishing, may_publish


def may_write(user: AbstractUser | AnonymousUser, page: Page, locale: Locale) -> bool:
    """Whether `user` may edit `page` in `locale`, or would if it existed there."""
    if page.is_root():
        return False
    written = page if page.locale_id == locale.pk else page.get_translation_or_none(locale)
    if written is None:
        return may_write(user, page.get_parent(), locale)
    return written.permissions_for_user(user).can_edit()


def languages_to_translate_into(user: AbstractUser | AnonymousUser, page: Page) -> list[Locale]:
    """The languages into which `user` may translate `page`."""
    others = Locale.objects.exclude(pk=page.locale_id)
    return [locale for locale in others if may_write(user, page, locale)]


@contextmanager
def aliases_kept(locales: Iterable[Locale]) -> Iterator[None]:
    """Let the aliases in `locales` be aliases still, whatever drafts are made of them within."""
    aliases = Page.objects.filter(locale__in=locales, alias_of__isnull=False)
    sources = dict(aliases.values_list("pk", "alias_of_id"))
    yield
    for pk in Page.objects.filter(pk__in=sources, alias_of=None).values_list("pk", flat=True):
        Page.objects.filter(pk=pk).update(alias_of_id=sources[pk])


def edit_kept_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The translation editor for an alias that is being translated, None for any other page.

    None either where a translation that is complete is published: wagtail-localize does that.
    """
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    if answer := before_publishing(request, translation):
        return answer
    is_alias = Page.objects.filter(pk=page.pk, alias_of__isnull=False).exists()
    return edit_translation(request, translation, page) if is_alias else None


class SubmitOwnPageView(SubmitPageTranslationView):
    """Offers the languages in which one may edit the page, and is closed where there are none."""

    def get_object(self) -> Page:
        page = super().get_object()
        if page.locale_id != Locale.get_default().pk:
            raise PermissionDenied  # the source is German
        self.languages = languages_to_translate_into(self.request.user, page)
        if not self.languages:
            raise PermissionDenied
        return page

    def get_form(self) -> Form:
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=[own.pk for own in self.languages])
        return form

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        with aliases_kept(form.cleaned_data["locales"]):
            return super().form_valid(form)


class UpdateOwnTranslationsView(UpdateTranslationsView):
    """Brings translations up to date, for those who may edit each of them."""

    def get_object(self) -> TranslationSource:
        source = super().get_object()
        translations = source.translations.filter(enabled=True)
        targets = [translation.get_target_instance() for translation in translations]
        if not all(user_can_edit_instance(self.request.user, target) for target in targets):
            raise PermissionDenied
        self.may_publish = all(may_publish(self.request.user, target) for target in targets)
        return source

    def get_form(self) -> Form:
        form = super().get_form()
        if not self.may_publish:
            del form.fields["publish_translations"]
        return form

    def form_valid(self, form: Form) -> HttpResponse:
        form.cleaned_data.setdefault("publish_translations", False)
        return super().form_valid(form)


def refuse_source(user: AbstractUser | AnonymousUser, snippet: Any) -> None:
    """Keep the German original of a snippet from those who are there for its translations.

    Permissions on snippets are per kind, not per language. So translators may change a kind of
    snippet without being allowed to add one, and that is how they are known here.

    Raises PermissionDenied.
    """
    add = f"{snippet._meta.app_label}.add_{snippet._meta.model_name}"
    if snippet.locale_id == Locale.get_default().pk and not user.has_perm(add):
        raise PermissionDenied


class SubmitOwnSnippetView(SubmitSnippetTranslationView):
    """Makes a translation that is live at once: for those who may add such snippets."""

    def get_object(self) -> Any:
        snippet = super().get_object()
        if not _may(self.request.user, snippet, "add"):
            raise PermissionDenied
        return snippet


class OwnSnippetsViewSet(SnippetViewSet):
    """Lists the snippets of a kind, for those who may see them in the admin, too."""

    def get_queryset(self) -> QuerySet[Any]:
        model = self.get_model()
        if not any(_may(self.request.user, model, act) for act in ("view", "add", "change")):
            raise PermissionDenied
        return super().get_queryset()


class OwnTranslationsReportView(TranslationsReportView):
    """The report, for those who translate."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(TRANSLATE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


def convert_removable_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Give a translation up, for those who might delete it."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_delete(ignore_bulk=True):
        raise PermissionDenied
    return convert_to_alias(request, page_id)


def checked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 400 instead of breaking where a translation is refused, or was not sent at all."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ValidationError as refusal:
            return HttpResponseBadRequest(" ".join(refusal.messages))
        except MultiValueDictKeyError:
            return HttpResponseBadRequest()

    return wrapper


edit_string = checked(editor.edit_string_translation)
edit_override = checked(editor.edit_override)


class MarkedStringSerializer(editor.StringTranslationSerializer):
    """Tells the translation editor what waits for a person, as it tells of errors.

    So these strings are marked in their form, with the old wording, and counted on its tabs.
    """

    error = SerializerMethodField("why_it_waits")

    def why_it_waits(self, row: StringTranslation) -> str | None:
        origin = getattr(row, "origin", None)
        if row.translation_type == MACHINE:
            said = _("A draft by %(tool)s. It is published once you have saved it.")
            return said % {"tool": row.tool_name or _("a machine")}
        if origin and origin.german:
            said = _("The German has changed. Before: “%(german)s”. Please check and save.")
            return said % {"german": StringValue(origin.german).render_text()}
        return row.get_error()


editor.StringTranslationSerializer = MarkedStringSerializer


def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take the translations of a file, and tell what became of them."""
    translation = get_object_or_404(Translation, pk=translation_id)
    target = translation.get_target_instance()
    if not user_can_edit_instance(request.user, target):
        raise PermissionDenied
    if request.method == "POST":
        _tell_of_pofile(request, translation)
    back = get_valid_next_url_from_request(request)
    return redirect(back or AdminURLFinder(request.user).get_edit_url(target))


def _tell_of_pofile(request: HttpRequest, translation: Translation) -> None:
    try:
        (file,) = request.FILES.getlist("file")
        po = po_files.read(file.read())
        imported = po_files.take(translation, po, request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    except ValueError:  # no file, no PO file, or none of this translation
        messages.error(request, _("Please choose the PO file of this translation."))
    else:
        tell = messages.error if imported.is_empty else messages.success
        tell(request, " ".join(imported.sentences()))


def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Ask for drafts; where the service does not answer, nothing is lost, and it is said."""
    try:
        with transaction.atomic():
            answer = editor.machine_translate(request, translation_id)
            forget_addresses(Translation.objects.get(pk=translation_id))
            return answer
    except FAILURES:
        messages.error(
            request, _("The translation service did not answer. Please try again later.")
        )
    target = Translation.objects.get(pk=translation_id).get_target_instance()
    back = get_valid_next_url_from_request(request)
    return redirect(back or AdminURLFinder(request.user).get_edit_url(target))


def offers_for_german_pages(page: Page, user: AbstractUser, **kwargs: Any) -> Iterator[Button]:
    """wagtail-localize's buttons, for the German page and its aliases.

    It offers to translate from any language, and German words would be lost on the way.
    """
    if page.alias_of_id or page.locale_id == Locale.get_default().pk:
        yield from page_listing_more_buttons(page, user, **kwargs)


def offer_german_pages_alone() -> None:
    """Put that in the place of its own hook: Wagtail has no way to take one away."""
    for name in ("register_page_header_buttons", "register_page_listing_more_buttons"):
        hooks._hooks[name] = [
            (offers_for_german_pages if hook is page_listing_more_buttons else hook, order)
            for hook, order in hooks._hooks[name]
        ]


def _may(user: AbstractUser | AnonymousUser, snippet: Any, action: str) -> bool:
    meta = snippet._meta
    return user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}")
