"""Who may translate what: the checks that wagtail-localize leaves to us.

It asks for one permission, `submit_translation`, and for none on the page. Whoever had it could
put any page, of any location, into any language and publish what came of it. Here the page in the
language it is translated into decides: those who may edit that may have it translated.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.forms import Form
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.edit_translation import user_can_edit_instance
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

TRANSLATE = "wagtail_localize.submit_translation"


def may_write(user: AbstractBaseUser, page: Page, locale: Locale) -> bool:
    """Whether `user` may edit `page` in `locale`, or would if it existed there."""
    if page.is_root():
        return False
    written = page if page.locale_id == locale.pk else page.get_translation_or_none(locale)
    if written is None:
        return may_write(user, page.get_parent(), locale)
    return written.permissions_for_user(user).can_edit()


def languages_to_translate_into(user: AbstractBaseUser, page: Page) -> list[Locale]:
    """The languages into which `user` may translate `page`."""
    others = Locale.objects.exclude(pk=page.locale_id)
    return [locale for locale in others if may_write(user, page, locale)]


class SubmitOwnPageView(SubmitPageTranslationView):
    """Offers the languages in which one may edit the page, and is closed where there are none."""

    def get_object(self) -> Page:
        page = super().get_object()
        self.languages = languages_to_translate_into(self.request.user, page)
        if not self.languages:
            raise PermissionDenied
        return page

    def get_form(self) -> Form:
        form = super().get_form()
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=[own.pk for own in self.languages])
        return form


class UpdateOwnTranslationsView(UpdateTranslationsView):
    """Brings translations up to date, for those who may edit each of them."""

    def get_object(self) -> TranslationSource:
        source = super().get_object()
        translations = source.translations.filter(enabled=True)
        targets = [translation.get_target_instance() for translation in translations]
        if not all(user_can_edit_instance(self.request.user, target) for target in targets):
            raise PermissionDenied
        return source


def refuse_source(user: AbstractBaseUser, snippet: Any) -> None:
    """Keep the German original of a snippet from those who are there for its translations.

    Permissions on snippets are per kind, not per language. So translators may change a kind of
    snippet without being allowed to add one, and that is how they are known here.

    Raises PermissionDenied.
    """
    add = f"{snippet._meta.app_label}.add_{snippet._meta.model_name}"
    if snippet.locale_id == Locale.get_default().pk and not user.has_perm(add):
        raise PermissionDenied
