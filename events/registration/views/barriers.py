"""Telling us what gets in somebody's way on this site (section 12b BGG: one way from every page).

What is written goes to the site's own address by the staff's queue, and is kept nowhere: the row
goes once the mail is sent.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from events.registration.antispam import GuardedForm, attempt, guarded
from events.registration.contact_fields import AddressField
from events.registration.decorators import SeeOther, page_response, privacy_url, private
from events.registration.manage_forms import PlainForm
from events.registration.problems import Problem, problems_of
from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.content_cache import site_settings
from kommpaktiv.jobs.mail_queue import queue_mail
from kommpaktiv.web.form_fields import LineField, TextField
from kommpaktiv.web.log_masking import mask

LONGEST_PATH = 300


class BarrierForm(GuardedForm, PlainForm):
    """What gets in the way, where, and whom to answer."""

    writes_at_once = False  # to the staff, not to the address that is typed
    text = TextField(
        label=gettext_lazy("What does not work for you?"),
        help_text=gettext_lazy("If you like, also tell us what you browse with."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Please write what does not work.")},
    )
    path = LineField(
        label=gettext_lazy("On which page? (optional)"),
        max_length=LONGEST_PATH,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    email = AddressField(required=False)

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail, if you would like an answer (optional)")

    @property
    def problems(self) -> list[Problem]:
        """Those of fields; what the guard has to say stands above the button."""
        return problems_of(self)


@guarded
@private
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; without an address of the site there is nobody to read it."""
    if not site_settings(request).email:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = BarrierForm(data, initial={"path": _came_from(request)})
    if form.is_bound and attempt(request, form, lambda form: _send(request, form)):
        return SeeOther(reverse("barrier_reported"))
    context = {"title": _("Report a barrier"), "form": form, "privacy_url": privacy_url(request)}
    return page_response(request, "report_barrier", context, form.status)


@private
@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    return page_response(request, "barrier_reported", {"title": _("Thank you, it has arrived")})


def _came_from(request: HttpRequest) -> str:
    """The page of ours that one came from; none whose address opens something."""
    parts = urlsplit(request.headers.get("Referer", ""))
    is_ours = parts.netloc == request.get_host()
    is_told = is_ours and len(parts.path) <= LONGEST_PATH and mask(parts.path) == parts.path
    return parts.path if is_told and parts.path != request.path else ""


@transaction.atomic
def _send(request: HttpRequest, form: BarrierForm) -> bool:
    sent, language = form.cleaned_data, translation.get_language()
    with translation.override(settings.LANGUAGE_CODE):  # the staff's
        lines = [
            sent["text"],
            "",
            _("Page: %(page)s") % {"page": _page_address(sent["path"]) or "–"},
            _("Answer to: %(address)s") % {"address": sent["email"] or "–"},
            _("Language: %(language)s") % {"language": language},
        ]
        subject = _("A barrier on the website is reported")
    queue_mail([site_settings(request).email], subject, "\n".join(lines))
    return True


def _page_address(path: str) -> str:
    """As a link, where it is a path of ours; else what was typed."""
    return absolute_url(path) if path.startswith("/") and not path.startswith("//") else path
