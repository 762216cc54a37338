"""Every mail of a training as its readers get it, for those who edit it or work at its desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from events.mails.previews import sample
from events.records.models import Event
from events.records.models.messages import MessageKind
from events.trainings.models import EventPage
from kommpaktiv.languages.locales import direction

from .occurrences import training_or_404


class PreviewForm(forms.Form):
    """Which mail, in which language."""

    kind = forms.ChoiceField(label=_("Mail"), choices=MessageKind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


@require_safe
def mail_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail that was chosen, as HTML in a frame that can do nothing, and as text."""
    page, event = _training(request, pk)
    chosen = {"kind": MessageKind.PLEASE_CONFIRM.value, "language": settings.LANGUAGE_CODE}
    form = PreviewForm(chosen | request.GET.dict())
    context: dict[str, Any] = {"page": page, "form": form}
    if form.is_valid():
        language = form.cleaned_data["language"]
        mail = sample(event, MessageKind(form.cleaned_data["kind"]), language)
        html = next(content for content, kind in mail.alternatives if kind == "text/html")
        context |= {"mail": mail, "html": html}
        context |= {"language": language, "direction": direction(language)}
    return render(request, "desk/mail_preview.html", context)


def _training(request: HttpRequest, pk: int) -> tuple[EventPage, Event]:
    """The German page and its training, for those who edit the page or work at its desk."""
    page, event = training_or_404(pk)
    is_at_desk = Event.objects.visible_to(request.user).filter(pk=event.pk).exists()
    if not (is_at_desk or page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    return page, event
