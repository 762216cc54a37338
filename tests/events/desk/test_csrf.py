"""Every form with CSRF checks on: refused without the token, taken with that of its page.

Django's test client does not look at tokens unless told to, so that a form without one passes all
other tests and fails everybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction

from events.booking.verbs import cancel, confirm
from events.privacy.access_links import Purpose, make_offer_token, make_token
from events.privacy.silence import make_silence_token
from events.records.models import Message, Occurrence, Place, Registration
from events.registration import urls as registration_urls
from stories.models import StoryPage
from tests import factories
from tests.events.builders import date_of, make_registration
from tests.page_forms import PageForm, forms_in

from .conftest import user_in
from .test_every_address import DOORS, ROLES, admin_addresses, fill, read_list, values

__all__ = ["values"]  # a fixture

TOKEN = "csrfmiddlewaretoken"
ADMINISTRATORS = ROLES["a"]


def strict_browser(*groups: str) -> Client:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    client.raise_request_exception = False
    if groups:
        client.force_login(user_in(*groups))
    return client


def is_csrf_refusal(response: HttpResponse) -> bool:
    """Whether the form was refused for its token, by a page or by the API that scripts ask."""
    if response.status_code != 403:
        return False
    shown = {template.name for template in response.templates}
    if "admin_refusal.html" in shown:
        return response.context["reason"] == "form_too_old"
    return "403_csrf.html" in shown or b"CSRF Failed" in response.content


def looks_like_the_admin(response: HttpResponse) -> bool:
    page = BeautifulSoup(response.content, "html.parser")
    styles = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
    return any("wagtailadmin" in style for style in styles)


def posted_forms(response: HttpResponse) -> Iterator[PageForm]:
    """Those of a page, or of a dialogue that a script shows."""
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        answer = response.json()
        html = answer.get("html") if isinstance(answer, dict) else ""
        response.content = (html or "").encode()
    elif not kind.startswith("text/html"):
        return
    yield from (
        form for form in forms_in(response) if form.method == "post" and not form.is_sent_by_script
    )


def send(browser: Client, form: PageForm, **changes: Any) -> HttpResponse:
    """The answer to the form; afterwards nothing has happened, nor is anybody signed out."""
    cookies = SimpleCookie({name: cookie.value for name, cookie in browser.cookies.items()})
    target = urlsplit(form.action)
    with transaction.atomic():
        response = browser.post(form.action, form.filled(**changes))
        transaction.set_rollback(True)
    browser.cookies = cookies
    assert target.netloc == "", f"a form goes elsewhere: {form.action}"
    return response


def walk(browser: Client, addresses: list[str]) -> set[str]:
    """Send every form of these pages with the token it has; return where they go."""
    seen: set[tuple[str, frozenset[str]]] = set()
    failed = []
    for address in addresses:
        response = browser.get(address, follow=True)
        for form in list(posted_forms(response)):
            if (key := (form.action, frozenset(form.fields))) in seen:
                continue
            seen.add(key)
            if not form.fields.get(TOKEN):
                failed.append(f"{address}: no token in {form}")
            elif is_csrf_refusal(send(browser, form)):
                failed.append(f"{address}: token not taken by {form.action}")
            elif not is_csrf_refusal(send(browser, form, **{TOKEN: ""})):
                failed.append(f"{address}: taken without a token by {form.action}")
    assert not failed, chr(10).join(failed)
    return {urlsplit(action).path for action, _fields in seen}


# The admin ----------------------------------------------------------------------------------------


def test_nothing_in_the_admin_is_done_without_a_token(values):
    browser = strict_browser(ADMINISTRATORS)
    for route in admin_addresses():
        response = browser.post(fill(route, values), {})
        assert is_csrf_refusal(response), route
        if not route.startswith(("admin/api/", "admin/localize/")):  # asked by scripts alone
            assert looks_like_the_admin(response), route


def test_every_form_of_the_admin_has_a_token_that_is_taken(values):
    opens_to = read_list()
    routes = [route for route, letters in opens_to.items() if "a" in letters]
    reached = walk(strict_browser(ADMINISTRATORS), [fill(route, values) for route in routes])
    pages = values[""]
    expected = {
        reverse("wagtailadmin_pages:edit", args=[pages["page_id"]]),
        reverse("wagtailadmin_pages:delete", args=[pages["page_id"]]),
        reverse("wagtailadmin_pages:set_privacy", args=[pages["page_id"]]),
        reverse("desk:note", args=[pages["occurrence"]]),
        reverse("desk:date", args=[values["admin/trainings/"]["pk"], pages["occurrence"]]),
        reverse("account_change_password"),
    }
    assert expected <= reached


def test_what_scripts_send_is_taken_with_the_token_of_the_page_in_a_header(values):
    browser = strict_browser(ADMINISTRATORS)
    page = browser.get(reverse("wagtailadmin_pages:edit", args=[values[""]["page_id"]]))
    html = page.content.decode()
    token = re.search(r'"CSRF_TOKEN": "(\w+)"', html)[1]
    ping = re.search(r'data-w-swap-src-value="([^"]+/editing-sessions/ping/[^"]+)"', html)[1]
    assert is_csrf_refusal(browser.post(ping))
    assert browser.post(ping, headers={"x-csrftoken": token}).status_code == 200


@pytest.mark.parametrize("role", ["Redaktion Hessen", "Übersetzung", "Trainingsbüro Hessen"])
def test_every_form_of_a_role_has_a_token_that_is_taken(values, role):
    english = Locale.objects.get(language_code="en")
    translated = StoryPage.objects.get(locale=english, slug=StoryPage.objects.first().slug)
    pages = [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (
        translated, StoryPage.objects.get(pk=values[""]["page_id"])
    )]  # fmt: skip
    desk = [fill(route, values) for route in read_list() if route.startswith("admin/trainings/")]
    rows = [
        fill(route, values) for route in read_list() if route.startswith("admin/registrations/")
    ]
    account = [fill(route, values) for route in read_list() if route.startswith("admin/konto/")]
    assert walk(strict_browser(role), [*pages, *desk, *rows, *account])


def test_every_form_at_the_doors_has_a_token_that_is_taken(values):
    doors = [fill(route, values) for route, letters in read_list().items() if letters == DOORS]
    reached = walk(strict_browser(), doors)
    assert {reverse("account_login"), reverse("account_reset_password")} <= reached


# Visitors -----------------------------------------------------------------------------------------


@pytest.fixture
def date(berlin) -> Occurrence:
    return date_of(factories.make_training(berlin, capacity=2, has_waiting_list=True))


@pytest.fixture
def registration(date) -> Registration:
    registration = make_registration(date)
    confirm(registration)
    return registration


@pytest.fixture
def visitors_addresses(date, registration, berlin) -> list[str]:
    """Every address for those who take part, each with a link that opens it."""
    unconfirmed = make_registration(date, "omar@example.org")
    confirm(unconfirmed)
    waiting = make_registration(date, "leyla@example.org", waits_for=frozenset({date.pk}))
    confirm(waiting)
    cancel(unconfirmed)
    fresh = make_registration(date, "ada@example.org", waits_for=frozenset({date.pk}))
    tokens = {
        "confirm": make_token(fresh, Purpose.CONFIRM),
        "offer": make_offer_token(waiting, date),
        "feed": make_token(registration, Purpose.FEED),
        "silence": make_silence_token(registration.email),
    }
    everything = make_token(registration, Purpose.ADDRESS)
    tokens |= dict.fromkeys(("address", "my_data", "erase"), everything)
    manage = make_token(registration, Purpose.MANAGE)
    addresses = []
    for pattern in registration_urls.urlpatterns:
        parts = {"token": tokens.get(pattern.name, manage), "key": date.event.key}
        named = {name: parts[name] for name in pattern.pattern.converters}
        addresses.append(reverse(f"registration:{pattern.name}", kwargs=named))
    story = factories.make_story(berlin)
    PageViewRestriction.objects.create(page=story, restriction_type="password", password="offen")
    return [*addresses, story.url, reverse("search"), "/de/"]


def test_nothing_is_done_for_a_visitor_without_a_token(roles, visitors_addresses):
    browser = strict_browser()
    for address in visitors_addresses:
        response = browser.post(address, {}, headers={"accept-language": "en"})
        assert response.status_code == 403, address
        assert not looks_like_the_admin(response)


def test_nothing_happens_when_a_link_is_only_opened(roles, visitors_addresses):
    """Programs that look for malice in mails open every link."""

    def everything() -> list[Any]:
        return [
            list(model.objects.order_by("pk").values()) for model in (Registration, Place, Message)
        ]

    before = everything()
    for address in visitors_addresses:
        for ask in (Client().get, Client().head, Client().options):
            assert ask(address, follow=True).status_code < 500
    assert everything() == before


def test_every_form_of_the_site_has_a_token_that_is_taken(
    roles, date, registration, visitors_addresses
):
    reached = walk(strict_browser(), visitors_addresses)
    assert reverse("registration:register", kwargs={"key": date.event.key}) in reached
    assert reverse("registration:lost_link") in reached
    names = {address.strip("/").split("/")[2] for address in reached if "/anmeldung/" in address}
    assert {"bestaetigen", "angebot", "platz", "loeschen", "nie-wieder"} <= names
    assert any("authenticate_with_password" in address for address in reached)
