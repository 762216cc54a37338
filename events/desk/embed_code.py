"""The code that puts a calendar on another site, with how it will look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from events.feeds.forms import EmbedForm
from events.trainings.filters import FILTERS, CalendarFilters, query_of
from events.trainings.models import TrainingCalendarPage
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.models.snippets import TopicColour
from kommpaktiv.languages.locales import in_readers_language

OFFERED = {"location", "topic", "place"}  # filters that somebody wants on a site of their own
HEADS, TICKET = 180, 215  # pixels that the frame's head and each ticket take, on a phone more
MOST_SHOWN = 5  # tickets before the frame scrolls

THEMES = [
    ("auto", _("as the reader's device")),
    ("light", pgettext_lazy("theme", "light")),
    ("dark", pgettext_lazy("theme", "dark")),
]


class EmbedCodeForm(forms.Form):
    """How the frame looks, and in which language it speaks."""

    speaks = forms.ChoiceField(label=_("Language of the frame"), choices=settings.LANGUAGES)
    count = forms.IntegerField(label=_("How many dates"), min_value=1, max_value=50)
    theme = forms.ChoiceField(label=_("Light or dark"), choices=THEMES)
    accent = forms.ChoiceField(label=_("Colour of the line above"), choices=TopicColour.choices)


@require_safe
def embed_code(request: HttpRequest, pk: int) -> HttpResponse:
    """The code for a frame with the dates of a calendar, and the frame itself."""
    page = get_object_or_404(TrainingCalendarPage.objects.live(), pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    usual = EmbedForm({})
    usual.full_clean()
    form = EmbedCodeForm(
        usual.cleaned_data | {"speaks": settings.LANGUAGE_CODE} | request.GET.dict()
    )
    offered = OFFERED - {"location"} if page.location else OFFERED
    filters = CalendarFilters(request.GET, without={*FILTERS, "near"} - offered)
    context: dict[str, Any] = {"page": page, "form": form, "filters": filters}
    if form.is_valid():
        context["code"] = _frame(page, filters, **form.cleaned_data)
    return render(request, "desk/embed_code.html", context)


def _frame(
    page: TrainingCalendarPage, filters: CalendarFilters, *, speaks: str, count: int, **looks: str
) -> str:
    """The element that a site puts into its page."""
    with translation.override(speaks):
        path = reverse("feeds:embed", kwargs={"key": page.translation_key})
        pages = in_readers_language(TrainingCalendarPage.objects.live(), {page.translation_key})
    query = query_of(**filters.in_address | {"count": count} | looks)
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        f"{absolute_url(path)}?{query}",
        pages.get(page.translation_key, page).title,
        HEADS + TICKET * min(count, MOST_SHOWN),
    )
