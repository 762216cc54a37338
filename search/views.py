"""The search readers see."""

from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from kommpaktiv.content.page_recording import keep
from kommpaktiv.languages.locales import active_locale

from .finding import Found, Group, find, groups
from .forms import SearchForm

PER_PAGE = 20


class Results:
    """One page of what is found, when somebody asks for it."""

    def __init__(self, query: str, locale: Locale, page: str | None):
        self.query, self.locale, self.page = query, locale, page

    @cached_property
    def found(self) -> Found:
        return find(self.query, self.locale)

    @property
    def total(self) -> int:
        return len(self.found.hits)

    @cached_property
    def page_obj(self) -> Page:
        return Paginator(self.found.hits, PER_PAGE).get_page(self.page)

    @property
    def groups(self) -> list[Group]:
        return groups(self.found, list(self.page_obj))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find pages in the reader's language. Whatever is asked, the answer is a page."""
    keep("q", "p")
    form = SearchForm(request.GET)
    form.is_valid()  # always: the form takes everything
    query, locale = form.cleaned_data["q"], active_locale()
    context = {
        "title": _("Search for “%(query)s”") % {"query": query} if query else _("Search"),
        "robots": "noindex",
        "query": query,
        "language_query": urlencode({"q": query}) if query else "",
        "max_length": len(query),
        "was_cut": form.was_cut,
        "results": Results(query, locale, request.GET.get("p")),
    }
    return render(request, "pages/search/search.html", context)
