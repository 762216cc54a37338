"""A registration through all its pages: waiting for a place, what is asked, what one can change."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser, Page

from events.booking.verbs import cancel, confirm
from events.booking.waiting_list import process_due_waiting_lists
from events.mails.delivery import send_due_messages
from events.privacy.access_links import Purpose, make_offer_token, make_token
from events.records.models import Occurrence, Place, Registration
from events.records.models.place_states import PlaceState
from events.trainings.models import EventQuestion
from tests import factories
from tests.events.builders import make_registration

from .conftest import WIDTHS

QUESTIONS = (
    {"label": "Was isst du?", "kind": "choice", "choices": "Vegan\nFleisch", "is_required": True},
    {"label": "Bringst du Kinder mit?", "kind": "yes_no"},
    {"label": "Wie alt sind sie?", "only_if_question": 2, "only_if_answer": "ja"},
)


@pytest.fixture
def phone(browser: Browser, live_server) -> Iterator[Page]:
    """A small screen in German, without JavaScript."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 360, "height": 740},
        locale="de-DE",
    )
    context.set_default_timeout(10_000)  # milliseconds
    yield context.new_page()
    context.close()


@pytest.fixture
def full(site) -> Occurrence:
    """The date of a training whose one place is taken, with a waiting list."""
    training = factories.make_training(site, capacity=1, has_waiting_list=True)
    date = Occurrence.objects.get(event__key=training.translation_key)
    confirm(make_registration(date, "bo@example.org", name="Bo"))
    return date


@pytest.fixture
def asking(site) -> Occurrence:
    """The second date of a training that asks for all that can be asked."""
    training = factories.make_training(
        site,
        booking_mode="some",
        max_people=5,
        has_waiting_list=True,
        needs_offered=["step_free", "diet", "other"],
        recurrence="RRULE:FREQ=DAILY;COUNT=3",
    )
    for number, row in enumerate(QUESTIONS):
        question = EventQuestion(sort_order=number, locale=training.locale, **row)
        training.question_list.add(question)
    training.save_revision().publish()
    factories.copy_to_languages(training.get_parent(), "ar")
    factories.copy_to_languages(training, "ar")
    dates = Occurrence.objects.filter(event__key=training.translation_key)
    return dates.order_by("starts_at")[1]


def address(view: str, language: str = "de", **kwargs) -> str:
    with translation.override(language):
        return reverse(f"registration:{view}", kwargs=kwargs)


def link_in_last_mail() -> str:
    """Where the button of Amina's last mail leads, once all are sent."""
    send_due_messages()
    hers = [message.body for message in mail.outbox if message.to == ["amina@example.org"]]
    return re.search(r"https?://[^/\s]+(/\S*/anmeldung/\S+)", hers[-1]).group(1)


def fill_in(page: Page) -> None:
    page.fill("[name=name]", "Amina Diallo")
    page.fill("[name=email]", "amina@example.org")
    page.check("[name=privacy]")


def send(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()


def test_visitor_without_javascript_waits_for_a_place_and_takes_it(phone, full):
    phone.goto(address("register", key=full.event.key))
    assert "Warteliste" in phone.locator(".choice").inner_text()
    fill_in(phone)
    send(phone)
    phone.goto(link_in_last_mail())
    phone.get_by_role("button", name="Ja, setzt mich auf die Warteliste").click()
    place = Place.objects.get(participant__registration__email="amina@example.org")
    assert place.state == PlaceState.WAITLISTED
    assert phone.locator(".stamp.state-wait").is_visible()

    cancel(Registration.objects.get(email="bo@example.org"))
    phone.goto(link_in_last_mail())
    assert "/angebot/" in phone.url
    phone.get_by_role("button", name="Ja, ich nehme den Platz").click()
    assert phone.locator(".stamp.state-yes").is_visible()
    place.refresh_from_db()
    assert place.state == PlaceState.CONFIRMED


def test_question_that_an_answer_makes_needless_is_hidden(visit, asking):
    page = visit.page
    page.goto(address("register", key=asking.event.key))
    ages = page.get_by_label("Wie alt sind sie?")
    assert ages.is_hidden()
    fill_in(page)
    day = page.locator(".chosen .n1")
    assert day.is_hidden()
    page.locator("main .ticks input[type=checkbox]").first.check()
    assert day.is_visible()  # the ticket follows, without a script
    page.get_by_label("Vegan").check()
    page.get_by_label("Ja", exact=True).check()
    ages.fill("3 und 7")
    page.get_by_label("Nein", exact=True).check()
    assert ages.is_hidden()
    page.get_by_label("Ja", exact=True).check()
    assert ages.input_value() == "3 und 7"
    send(page)
    page.wait_for_url("**/gesendet/?done=*")
    answers = Registration.objects.get().answers.order_by("pk")
    assert list(answers.values_list("label", "value")) == [
        ("Was isst du?", "Vegan"),
        ("Bringst du Kinder mit?", True),
        ("Wie alt sind sie?", "3 und 7"),
    ]
    visit.check()  # the page after sending, with a ticket
    page.goto(link_in_last_mail())
    page.get_by_role("button", name="Ja, ich komme").click()
    page.get_by_role("heading", level=1, name="Schön, dass du kommst").wait_for()
    visit.check()
    assert page.get_by_role("button", name="Ticket drucken").is_visible()
    assert visit.complaints == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_page_of_a_registration_has_a_barrier_or_scrolls_sideways(visit, asking, language):
    registration = make_registration(
        asking,
        names=("Amina Diallo", "Maximilian zu Hohenlohe-Langenburg-Donaueschingen"),
        language=language,
        email="amina.mit-einer-sehr-langen-adresse.und-mehr@beispiele.example.org",
    )
    unconfirmed = make_registration(asking, "bo@example.org", name="Bo")
    confirm(registration)
    token = make_token(registration, Purpose.MANAGE)
    pages = [
        address("confirm", language, token=make_token(unconfirmed, Purpose.CONFIRM)),
        address("confirm", language, token=make_token(registration, Purpose.CONFIRM)),
        address("confirm", language, token="none"),
        *(
            address(view, language, token=token)
            for view in ("manage", "give_back", "add", "change", "revoke", "everything")
        ),
        *(
            address(view, language, token=make_token(registration, Purpose.ADDRESS))
            for view in ("address", "my_data", "erase")
        ),
        address("register", language, key=asking.event.key),
        address("sent", language, key=asking.event.key),
        *(address(view, language) for view in ("lost_link", "links_sent", "erased")),
    ]
    for url in pages:
        visit.check_at_every_width(url)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_page_that_refuses_has_a_barrier_or_scrolls_sideways(visit, asking, language):
    registration = make_registration(asking, names=("Amina Diallo", "Bo"))
    confirm(registration)
    token = make_token(registration, Purpose.MANAGE)
    forms = [
        address("register", language, key=asking.event.key),
        address("lost_link", language),
        address("give_back", language, token=token),
        address("add", language, token=token),
        address("change", language, token=token),
    ]
    for url, width in product(forms, WIDTHS):
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.page.goto(url)
        for name in visit.page.locator("main form [name^=name]:visible").all():
            name.fill("")
        send(visit.page)
        visit.page.locator("#problems").wait_for()
        visit.check()
        for link in visit.page.locator("#problems a").all():
            target = visit.page.locator(f"[id='{link.get_attribute('href')[1:]}']")
            assert target.count() == 1, url


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_page_of_an_offer_has_a_barrier_or_scrolls_sideways(visit, full, language):
    waiting = make_registration(full, waits_for=frozenset([full.pk]))
    confirm(waiting)
    manage = address("manage", language, token=make_token(waiting, Purpose.MANAGE))
    offer = address("offer", language, token=make_offer_token(waiting, full))
    visit.check_at_every_width(manage)
    cancel(Registration.objects.get(email="bo@example.org"))
    for url in (manage, offer):
        visit.check_at_every_width(url)
    Place.objects.filter(participant__registration=waiting).update(held_until=full.event.created_at)
    process_due_waiting_lists()
    visit.check_at_every_width(offer)


def test_browser_asks_before_what_was_typed_is_lost(visit, asking):
    page = visit.page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address("register", "de", key=asking.event.key))
    page.locator("footer a[hreflang=ar]").click()
    page.wait_for_url("**/ar/**")
    assert asked == []
    page.locator("[name=name]").fill("Amina")
    page.locator("footer a[hreflang=de]").click()
    page.wait_for_url("**/de/**")
    assert asked == ["beforeunload"]
