"""Keeping machines from the forms that strangers send, without a third party and without a puzzle.

A guarded form has a field nobody sees, knows when it was shown, is taken once, and is counted by
the address and the e-mail it comes from. While the site is under attack (`PROOF_OF_WORK`) the
browser also solves a small problem before it sends the form; the scheme and the script are ALTCHA's
(https://altcha.org).

A form takes part by deriving from `GuardedForm`, its template by including
`components/guard_fields.html` before the button, its view by `@guarded`, `attempt()` and
`form.status`.
"""

from __future__ import annotations

import json
import time
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any, TypeVar

import altcha
from csp.decorators import csp_update
from django import forms
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.booking.turns import in_turn
from events.records.models import SpentForm
from kommpaktiv.accounts.client_address import client_address, client_network
from kommpaktiv.web.email_address import mailbox_key

MAX_AGE = 24 * 60 * 60  # seconds a form can be sent after it was shown
WINDOW = 60 * 60  # seconds within which forms are counted
DAY = 24 * 60 * 60
MAILBOX_LIMITS_A_DAY = 4  # how many times its limit an hour a mailbox is written to from all over
PROOF_NUMBERS = 100_000  # to search through: under a second on a laptop, a few on an old phone
PROOF_LENGTH = 1000  # characters; a solution has about half of them
NO_CONTENT = frozenset({"csrfmiddlewaretoken", "proof", "stamp"})  # of a form, beside what is typed
WORKERS = {"worker-src": ["blob:"]}  # ALTCHA's script calculates in workers made of its own text
TOO_MANY = "too_many"
SEND_AGAIN = _("Please send the form once more. Everything you typed is still here.")

View = Callable[..., HttpResponseBase]
AnyForm = TypeVar("AnyForm", bound="GuardedForm")


def make_stamp(moment: float | None = None) -> str:
    """A signed time, by default now, in seconds since 1970; no two stamps are the same."""
    return _signer().sign(f"{time.time() if moment is None else moment}/{token_urlsafe(9)}")


class SpentError(Exception):
    """A form with this stamp was sent before."""


class StampField(forms.Field):
    """When the form was shown. One that can still be sent is shown with the same time again."""

    widget = forms.HiddenInput
    is_spent = False

    def __init__(self) -> None:
        super().__init__(required=False, initial=make_stamp)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data if _age(data) <= MAX_AGE and not self.is_spent else initial


class GuardedForm(forms.Form):
    """A form that is not easily misused. Its e-mail, if it has one, is the field `email`."""

    website = forms.Field(
        label=_("Please leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = StampField()
    writes_at_once = True  # one mail for each form; else the outbox sees to it that there are few
    proof = forms.Field(required=False, widget=forms.HiddenInput)

    @property
    def is_trapped(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self["website"].data)

    @property
    def status(self) -> HTTPStatus:
        """What to answer with the form itself."""
        if not self.is_bound:
            return HTTPStatus.OK
        if self.has_error(NON_FIELD_ERRORS, TOO_MANY):
            return HTTPStatus.TOO_MANY_REQUESTS
        return HTTPStatus.UNPROCESSABLE_ENTITY

    @cached_property
    def problem(self) -> dict[str, str] | None:
        """What the browser has to solve, as ALTCHA's widget takes it; only under attack."""
        if not settings.PROOF_OF_WORK:
            return None
        words = {
            "label": gettext("Your browser does a short calculation when you send the form."),
            "verifying": gettext("Your browser is calculating. Please wait a moment."),
            "verified": gettext("Done. The form is being sent."),
            "error": gettext("Your browser could not do the calculation."),
            "expired": SEND_AGAIN,
            "waitAlert": "",
            "footer": "",
        }
        return {
            "challenge": json.dumps(make_challenge().to_dict()),
            "words": json.dumps(words, default=str),
        }

    @cached_property
    def stamp_key(self) -> str:
        """What its stamp is remembered by."""
        return _digest(str(self.data.get("stamp", "")))

    @cached_property
    def content_key(self) -> str:
        """Equal where everything is that was filled in, sent twice or typed twice."""
        sent = self.data.lists() if isinstance(self.data, QueryDict) else self.data.items()
        return _digest(
            repr(sorted((name, value) for name, value in sent if name not in NO_CONTENT))
        )

    def ask_again(self) -> None:
        """Show the form once more, to be sent with a stamp of its own."""
        self.fields["stamp"].is_spent = True  # type: ignore[attr-defined]
        self.add_error(None, SEND_AGAIN)

    def clean(self) -> dict[str, Any] | None:
        """Look at the form's age and proof once there is nothing else to put right."""
        cleaned = super().clean()
        if not self.errors and not (self._is_ripe() and self._is_proven()):
            self.add_error(None, SEND_AGAIN)
        return cleaned

    def _is_ripe(self) -> bool:
        return settings.FORM_MIN_SECONDS <= _age(self.cleaned_data["stamp"]) <= MAX_AGE

    def _is_proven(self) -> bool:
        return not settings.PROOF_OF_WORK or _is_new_solution(
            self.cleaned_data["proof"], self.stamp_key
        )


def guarded(view: View) -> View:
    """Give the answers with a guarded form the headers they need."""

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        answer = csp_update(WORKERS)(view) if settings.PROOF_OF_WORK else view
        response = answer(request, **kwargs)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["Retry-After"] = str(_seconds_left())
        return response

    return wrapper


def attempt(request: HttpRequest, form: AnyForm, act: Callable[[AnyForm], bool]) -> bool:
    """Do with `act` what the form asks for, unless it is misused.

    Whether to answer as after success: a machine in the trap is told so, too, and so is who sends
    the same form again, as a double click does. Otherwise the form says what is wrong. Only
    complete forms are counted, so that a mistake costs nothing.
    """
    if form.is_trapped or _is_known_as_done(form):
        return True
    if not form.is_valid():
        return _was_done(form)
    if _is_too_much(request, form):
        if _was_done(form):
            return True
        form.add_error(None, ValidationError(_too_much(), code=TOO_MANY))
        return False
    return _act_once(form, act)


def forget_spent_forms() -> None:
    """Forget forms whose stamps are too old by now to be sent at all."""
    old = SpentForm.objects.filter(spent_at__lte=timezone.now() - 2 * timedelta(seconds=MAX_AGE))
    if old.exists():
        old.delete()


def make_challenge(moment: float | None = None) -> altcha.Challenge:
    """A problem of ALTCHA's, made at `moment` (seconds since 1970), by default now."""
    expires = (time.time() if moment is None else moment) + MAX_AGE
    options = altcha.ChallengeOptions(
        hmac_key=_proof_key(),
        max_number=PROOF_NUMBERS,
        expires=datetime.fromtimestamp(expires, UTC),
    )
    return altcha.create_challenge(options)


def _was_done(form: GuardedForm) -> bool:
    """Whether this form was sent before and done, with everything in it."""
    return SpentForm.objects.filter(stamp=form.stamp_key, content=form.content_key).exists()


def _is_known_as_done(form: GuardedForm) -> bool:
    """The same without asking the database, as far as this cache has heard: often enough.

    Who sends a form that is done, again and again, is not to take the turn of others.
    """
    return bool(caches["default"].get(_done_key(form)) == form.content_key)


def _done_key(form: GuardedForm) -> str:
    return f"guard.done.{form.stamp_key}"


def _act_once(form: AnyForm, act: Callable[[AnyForm], bool]) -> bool:
    """Act, and remember the stamp in the same transaction: it is good for this and nothing else.

    The second of two that come at once waits here for the first.
    """
    try:
        with in_turn(), transaction.atomic():
            spent = _spend(form)
            is_done = act(form)
            if not is_done:
                spent.delete()
    except SpentError:
        if _was_done(form):
            return True
        form.ask_again()
        return False
    if is_done:
        caches["default"].set(_done_key(form), form.content_key, timeout=MAX_AGE)
    return is_done


def _spend(form: GuardedForm) -> SpentForm:
    """:raises SpentError: when the stamp is. The transaction has to end with that."""
    try:
        return SpentForm.objects.create(stamp=form.stamp_key, content=form.content_key)
    except IntegrityError as error:
        raise SpentError from error


def _digest(text: str) -> str:
    return salted_hmac("events.guard.form", text, algorithm="sha256").hexdigest()


def _signer() -> Signer:
    return Signer(salt="events.guard.stamp")


def _age(stamp: str | None) -> float:
    """Seconds since the stamp was made; endlessly old if it is none of ours."""
    try:
        return time.time() - float(_signer().unsign(stamp or "").partition("/")[0])
    except BadSignature:
        return float("inf")


def _is_too_much(request: HttpRequest, form: GuardedForm) -> bool:
    """Count the form; whether its address has sent more than its share, or written too much.

    To a mailbox that is, over all forms together: each of them has us write to somebody.
    """
    scope, address = type(form).__name__, client_address(request)
    if _count("address", scope, address) > settings.FORM_LIMIT_PER_ADDRESS:
        return True
    mailbox = mailbox_key(form.cleaned_data.get("email", ""))
    return form.writes_at_once and bool(mailbox) and _is_written_too_much(request, mailbox)


def _is_written_too_much(request: HttpRequest, mailbox: str) -> bool:
    """Whether the mailbox has had its share because of this address, or of all.

    The first form a day that a network sends for it always passes: no stranger can use up what its
    owner is allowed.
    """
    mine = _count("email", mailbox, client_address(request))
    of_network = _count("network", mailbox, client_network(request), seconds=DAY)
    of_all = _count("mailbox", mailbox, seconds=DAY)
    is_first = of_network == 1
    limit = settings.FORM_LIMIT_PER_EMAIL
    return mine > limit or (of_all > MAILBOX_LIMITS_A_DAY * limit and not is_first)


def _count(*counted: str, seconds: int = WINDOW) -> int:
    """How often this was counted within the hour, now included; the cache holds no plain text."""
    window = str(int(time.time() // seconds))
    name = salted_hmac("events.guard.count", "\n".join([*counted, window]), algorithm="sha256")
    cache, key = caches["default"], f"guard.{name.hexdigest()}"
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # thrown out in between
        return 1


def _seconds_left() -> int:
    """Until forms are counted anew."""
    return WINDOW - int(time.time()) % WINDOW


def _too_much() -> str:
    minutes = -(-_seconds_left() // 60)
    return ngettext(
        "This form was sent very often just now. Please send it again in %(minutes)s minute, "
        "or write to us.",
        "This form was sent very often just now. Please send it again in %(minutes)s minutes, "
        "or write to us.",
        minutes,
    ) % {"minutes": minutes}


def _proof_key() -> str:
    return salted_hmac("events.guard.proof", "", algorithm="sha256").hexdigest()


def _is_new_solution(proof: str | None, stamp_key: str = "") -> bool:
    """Whether the browser solved a problem of ours, in time and for the first time.

    The second of two clicks sends the same, and it is for the stamp to say so.
    """
    challenge = _solved_challenge(proof or "")
    if not challenge:
        return False
    cache, key = caches["default"], f"guard.{challenge}"
    if cache.add(key, stamp_key, timeout=MAX_AGE):
        return True
    return bool(stamp_key) and cache.get(key) == stamp_key


def _solved_challenge(proof: str) -> str:
    """The challenge that `proof` solves, however it is written; empty if it solves none of ours."""
    if len(proof) > PROOF_LENGTH:
        return ""
    try:
        solution = json.loads(b64decode(proof))
        is_solved, _reason = altcha.verify_solution({**solution}, _proof_key())
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return ""  # what is no solution breaks the library in several ways
    return solution["challenge"] if is_solved else ""
