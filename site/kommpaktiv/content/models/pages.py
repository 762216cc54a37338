"""What all pages have in common."""

from functools import cached_property
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from kommpaktiv.content.copy_form import CopyForm
from kommpaktiv.content.only_fields import LINK_FIELDS
from kommpaktiv.content.page_permissions import PageForm, PagePermissions
from kommpaktiv.languages.locales import content_language, direction, lang_attrs
from kommpaktiv.languages.search_text import normalise, plain_text

BP = TypeVar("BP", bound="BasePage")


class BasePage(Page):
    """A page of the site: its language, its other languages, its place in the tree.

    Pages that are not translated yet stand in the other languages' trees as aliases of the German
    source: `content_language` is then `de` while the reader's interface has another language.
    """

    social_image = models.ForeignKey(
        "content.SiteImage",
        verbose_name=_("image for social networks"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        FieldPanel("social_image"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("search_text")]
    page_translatable_fields = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("show_in_menus"),
        SynchronizedField("social_image"),
    ]

    # Names of the fields (text or StreamField) whose words the search finds beside the title.
    searched: tuple[str, ...] = ()
    # What comes with the page in one query when it is served.
    served_with: tuple[str, ...] = ("locale", "alias_of__locale", "social_image")
    # Cached properties that only editors change: looked up once and kept with the page.
    kept_with: tuple[str, ...] = ("language_versions", "restricting_ids")

    base_form_class = PageForm
    copy_form_class = CopyForm

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissions:
        return PagePermissions(user, self)

    def search_text(self) -> str:
        """All words of the page, as the search of its tree compares them."""
        return normalise(f"{self.title} {self.body_text()}", self.locale.language_code)

    def body_text(self) -> str:
        """What one reads on the page below its title, in one line."""
        return " ".join(plain_text(getattr(self, name)) for name in self.searched)

    @cached_property
    def content_language(self) -> str:
        """The language the page's own texts are in (BCP 47)."""
        return content_language(self)

    @property
    def content_direction(self) -> str:
        return direction(self.content_language)

    @property
    def lang_attrs(self) -> str:
        """Attributes for elements with the page's own texts; empty in the reader's language."""
        return lang_attrs(self.content_language)

    @property
    def is_untranslated(self) -> bool:
        """Whether readers of this language see the German source."""
        return self.content_language != self.locale.language_code

    @cached_property
    def language_versions(self) -> list[Page]:
        """The live page in each language, aliases included, in the order of the settings."""
        pages = Page.objects.filter(translation_key=self.translation_key, live=True).order_by()
        order = {code: number for number, (code, _name) in enumerate(_content_languages())}
        return sorted(
            pages.select_related("locale").only(*LINK_FIELDS),
            key=lambda page: order.get(page.locale.language_code, len(order)),
        )

    @property
    def translations_live(self) -> list[Page]:
        """The languages the page really speaks: what `hreflang` may name."""
        return [page for page in self.language_versions if page.alias_of_id is None]

    def get_url(self, request: Any = None, current_site: Any = None) -> Any:
        """The address; a page in a list that is kept knows its own (see `know_addresses`)."""
        if "known_url" in self.__dict__:
            return self.__dict__["known_url"]
        return super().get_url(request, current_site)

    @cached_property
    def restricting_ids(self) -> list[int]:
        """Whose privacy is this page's too: itself and those above it, in every language."""
        above = self.get_ancestors(inclusive=True).values("translation_key")
        pages = Page.objects.filter(translation_key__in=above).order_by()
        return list(pages.values_list("pk", flat=True))

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Asked anew each time somebody wants to see the page: one query."""
        return PageViewRestriction.objects.filter(page__in=self.restricting_ids)

    def update_aliases(self, **kwargs: Any) -> None:
        """Bring the aliases up to date, and not before the page itself is public.

        Wagtail does it as well when a draft is given a time to go live, and publishes them then.
        """
        if self.live:
            super().update_aliases(**kwargs)

    @cached_property
    def crumbs(self) -> list[Page]:
        """The pages above this one, below the home page."""
        return list(self.get_ancestors().filter(depth__gt=2).live())

    @cached_property
    def sections(self) -> dict[str, Page]:
        """The first live page below of each type, by the name of its model in lower case."""
        below = self.get_children().live().select_related("content_type")
        pages = below.only("title", "url_path", "path", "depth", "content_type__model")
        return {page.content_type.model: page for page in reversed(pages)}

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"locale": self.locale}


def know_addresses(pages: list[BP]) -> list[BP]:
    """Have each page look its address up once; for lists that are kept until content changes."""
    for page in pages:
        page.__dict__["known_url"] = page.get_url()
    return pages


def _content_languages() -> list[tuple[str, Any]]:
    from django.conf import settings

    return settings.WAGTAIL_CONTENT_LANGUAGES
