"""The search readers see."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kommpaktiv.content.page_recording import keep
from kommpaktiv.languages.locales import active_locale

from .finding import find, groups
from .forms import SearchForm

PER_PAGE = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find pages in the reader's language. Whatever is asked, the answer is a page."""
    keep("q", "p")
    form = SearchForm(request.GET)
    form.is_valid()  # always: the form takes everything
    query, locale = form.cleaned_data["q"], active_locale()
    found = find(query, locale)
    page_obj = Paginator(found.hits, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "title": _("Search for “%(query)s”") % {"query": query} if query else _("Search"),
        "robots": "noindex",
        "query": query,
        "language_query": urlencode({"q": query}) if query else "",
        "max_length": len(query),
        "was_cut": form.was_cut,
        "found": found,
        "total": len(found.hits),
        "page_obj": page_obj,
        "groups": groups(found, list(page_obj)),
    }
    return render(request, "pages/search/search.html", context)
