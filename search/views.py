"""The search readers see."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kommpaktiv.content.page_recording import keep
from kommpaktiv.languages.locales import active_locale

from .forms import SearchForm
from .results import Results
from .starting import Start


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find pages in the reader's language. Whatever is asked, the answer is a page."""
    keep("q", "kind", "p")
    form = SearchForm(request.GET)
    form.is_valid()  # always: the form takes everything
    query, kind, locale = form.cleaned_data["q"], form.cleaned_data["kind"], active_locale()
    context = {
        "title": _("Search for “%(query)s”") % {"query": query} if query else _("Search"),
        "robots": "noindex",
        "query": query,
        "language_query": urlencode({"q": query}) if query else "",
        "max_length": len(query),
        "was_cut": form.was_cut,
        "results": Results(query, kind, locale, request.GET.get("p")),
        "start": partial(Start, locale),
    }
    return render(request, "pages/search/search.html", context)
