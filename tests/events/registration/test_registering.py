"""Registering through the form, as a browser without JavaScript does."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from events.booking.occurrences import cancel_occurrence
from events.records.models import Event, Message, Occurrence, Participant, Place, Registration
from events.records.models.messages import MessageKind
from events.registration.antispam import make_stamp
from events.registration.sent_form import sent_form
from events.trainings.models import EventPage
from home.models import HomePage
from kommpaktiv.content.models import SiteSettings
from kommpaktiv.web.log_masking import mask
from tests import factories
from tests.events.builders import make_date, make_place, shift


def form_url(date: Occurrence, language: str = "de") -> str:
    with translation.override(language):
        return reverse("registration:register", kwargs={"key": date.event.key})


def answers(date: Occurrence, /, **changes) -> dict[str, str]:
    typed = {
        "date": str(date.uid),
        "name": "Amina Diallo",
        "email": "amina@example.org",
        "council": "Integrationsbeirat Erfurt",
        "need_other": "on",
        "need_other_note": "Dolmetschen\nund ein Platz vorn",
        "privacy": "on",
        "submission": str(uuid4()),
        "stamp": make_stamp(),
    }
    return typed | changes


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def led_to(response) -> tuple[object, ...]:
    """Where it leads, and what the page there tells besides what was typed."""
    path, _mark, query = response.get("Location", "").partition("?")
    form = sent_form(RequestFactory().get(f"/?{query}"))
    return (path, form and (*form.waits.items(), form.people, bool(form.kept_until)))


def post(client: Client, date: Occurrence, /, language: str = "de", **changes):
    return client.post(form_url(date, language), answers(date, **changes))


def assert_refused(response, *fragments: str) -> BeautifulSoup:
    """Nothing was written; the page says why, at the top and at the field, and keeps the words."""
    page = soup(response)
    assert response.status_code == 422
    summary = page.find(id="problems")
    for fragment in fragments:
        assert fragment in summary.get_text()
    for link in summary.find_all("a"):
        target = page.find(id=link["href"].removeprefix("#"))
        described = target if target.get("aria-describedby") else target.find_parent("fieldset")
        errors = [page.find(id=name) for name in described["aria-describedby"].split()]
        assert any(link.span.get_text() in error.get_text() for error in errors)
        called = [name.get_text() for name in page.select("main label, main legend")]
        assert any(link.strong.get_text() in name for name in called)
        assert link.strong.get_text()
    assert page.title.get_text().startswith(("Error: ", "Fehler: "))
    assert not Registration.objects.exclude(email__startswith="other").exists()
    return page


# What goes well


def test_form_offers_the_coming_dates_and_marks_the_one_asked_for(client, date):
    page = soup(client.get(form_url(date), {"date": str(date.uid)}))
    (choice,) = page.select("input[name=date]")
    assert choice["value"] == str(date.uid)
    assert choice["type"] == "hidden"  # there is but one: nothing to choose
    assert page.select_one(".counter .is-set")


def test_form_shows_what_cannot_be_chosen_without_a_choice(client, date):
    Event.objects.update(has_waiting_list=False)
    make_place(date, "other1@example.org")
    make_place(date, "other2@example.org")
    page = soup(client.get(form_url(date)))
    assert page.select("input[name=date]") == []
    assert page.select(".choice-off")


def test_registering_holds_a_place_and_leads_to_the_mailbox(client, date):
    response = post(client, date)
    assert response.status_code == 303
    assert client.get(response.url).status_code == 200
    registration = Registration.objects.get()
    assert registration.email == "amina@example.org"
    assert registration.needs.get().note == "Dolmetschen\nund ein Platz vorn"
    assert registration.privacy_acknowledged_at is not None
    assert date.places_left == 1


@pytest.mark.parametrize("language", ["de", "de-simple", "ar", "uk"])
def test_registering_remembers_the_language_of_the_page(client, date, language):
    assert post(client, date, language).status_code == 303
    assert Registration.objects.get().language == language


def test_places_left_are_the_same_in_every_language_when_one_registers_in_one(client, date):
    Event.objects.update(capacity=9)
    post(client, date, "ar")
    for language in ("de", "en", "ar"):
        page = soup(client.get(form_url(date, language)))
        assert "8" in page.select_one(".chosen .mini-how").get_text()


def test_registering_is_one_registration_when_the_button_is_pressed_twice(client, date):
    typed = answers(date)
    first, second = (client.post(form_url(date), typed) for _press in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert (Registration.objects.count(), Message.objects.count()) == (1, 1)


def test_registering_composes_and_tidies_what_was_typed(client, date):
    post(client, date, name="  Zoe\u0308   \u202aD.\u202c ", council="Beirat\u00a0 Jena")
    place = Place.objects.select_related("participant__registration").get()
    assert place.participant.name == "Zoë D."
    assert place.participant.registration.council == "Beirat Jena"


def test_registering_keeps_the_joiners_persian_needs(client, date):
    post(client, date, name="می\u200cنا")
    assert Place.objects.get().participant.name == "می\u200cنا"


# What goes wrong


@pytest.mark.parametrize("field", ["date", "name", "email", "privacy"])
def test_form_says_what_is_missing_and_keeps_the_rest(client, date, field):
    page = assert_refused(post(client, date, **{field: ""}))
    kept = {"name": "Amina Diallo", "email": "amina@example.org"} | {field: ""}
    for name in ("name", "email"):
        assert page.select_one(f"[name={name}]").get("value", "") == kept[name]
    assert "Dolmetschen" in page.select_one("[name=need_other_note]").get_text()


def test_form_says_everything_that_is_missing_when_nothing_was_typed(client, date):
    page = assert_refused(client.post(form_url(date), {}))
    assert len(page.find(id="problems").find_all("a")) == 4


@pytest.mark.parametrize("email", ["amina", "amina@", "a b@example.org", "a@b@example.org"])
def test_form_refuses_an_incomplete_address(client, date, email):
    page = assert_refused(post(client, date, email=email))
    assert page.select_one("[name=email]")["value"] == email
    assert page.select_one("[name=email]")["aria-invalid"] == "true"


@pytest.mark.parametrize(
    "field", ["name", "email", "council", "need_other_note", "submission", "date"]
)
def test_form_bears_ten_thousand_characters(client, date, field):
    response = post(client, date, **{field: "x" * 10_000})
    if field == "submission":
        assert response.status_code == 303
    else:
        assert_refused(response)


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x9b", "\ufffe", "\ufeff", "\u202e"])
def test_form_keeps_a_name_without_characters_one_cannot_see(client, date, control):
    post(client, date, name=f"Ami{control}na", council=f"{control}Beirat")
    assert Participant.objects.get().name == "Amina"
    assert Registration.objects.get().council == "Beirat"


@pytest.mark.parametrize("control", ["\x00", "\x1b"])
def test_form_shows_an_address_again_without_characters_one_cannot_see(client, date, control):
    page = assert_refused(post(client, date, email=f"amina{control}"))
    assert page.select_one("[name=email]")["value"] == "amina"


@pytest.mark.parametrize("nothing", ["\u200b", "\u2060\u00ad", "\u3164", "\u2800 \ufe0f", "\x07"])
def test_form_refuses_a_name_that_shows_nothing(client, date, nothing):
    assert_refused(post(client, date, name=nothing))


@pytest.mark.parametrize("broken", ["\r\n", "\n", "\x0b", "\t", "\u2028", "\x85"])
def test_form_joins_lines_where_one_line_is_meant(client, date, broken):
    post(client, date, name=f"Amina{broken}Diallo", council=f"Beirat{broken}Erfurt")
    assert Participant.objects.get().name == "Amina Diallo"
    assert Registration.objects.get().council == "Beirat Erfurt"


@pytest.mark.parametrize("forged", ["", "1", "x", "0" * 32, "a493dde7-3482-4771-a48f-64139243c078"])
def test_form_refuses_a_forged_date(client, date, forged):
    assert_refused(post(client, date, date=forged))


def test_form_refuses_a_date_of_another_training(client, date):
    assert_refused(post(client, date, date=str(make_date().uid)))


def test_form_answers_alike_and_the_mail_tells_when_somebody_is_registered_already(client, date):
    Event.objects.update(capacity=9)  # so many that the second, too, can be held
    seen = [post(client, date, "en", name=name) for name in ("Amina Diallo", "amina DIALLO")]
    assert seen[0].status_code == seen[1].status_code == 303
    assert led_to(seen[0]) == led_to(seen[1])
    assert Registration.objects.count() == 1
    message = Message.objects.get(registration=None)
    assert (message.email, message.kind) == ("amina@example.org", MessageKind.LINKS)


@pytest.mark.parametrize(("capacity", "status"), [(5, 303), (2, 422)])
def test_form_answers_alike_when_one_of_two_is_registered_already(client, date, capacity, status):
    """Whether there are places depends on how many are named, not on who of them is there."""
    Event.objects.update(capacity=capacity, max_people=2, has_waiting_list=False)
    make_place(date, "amina@example.org")
    seen = set()
    for email in ("amina@example.org", "nobody@example.org"):
        answer = post(client, date, "en", email=email, name_2="Yusuf Diallo")
        assert answer.status_code == status
        problems = soup(answer).find(id="problems")
        seen.add((led_to(answer), problems and problems.get_text()))
    assert len(seen) == 1


def test_form_says_full_whether_or_not_somebody_is_registered_already(client, date):
    make_place(date, "amina@example.org")
    make_place(date, "other@example.org")
    for email in ("amina@example.org", "nobody@example.org"):
        response = post(client, date, "en", email=email)
        assert response.status_code == 422
    assert not Message.objects.filter(registration=None).exists()


def test_form_refuses_a_full_date(client, date):
    Event.objects.update(has_waiting_list=False)
    make_place(date, "other1@example.org")
    make_place(date, "other2@example.org")
    page = assert_refused(post(client, date, "en"), "full")
    assert page.select_one("[name=name]")["value"] == "Amina Diallo"


@pytest.mark.parametrize(
    ("hours", "reason"), [(1, "closed"), (-1, "closed"), (-24, "over")], ids=str
)
def test_form_refuses_a_date_when_it_is_too_late(client, date, hours, reason):
    shift(date, timezone.now() + timedelta(hours=hours) - date.starts_at)
    assert_refused(post(client, date, "en"), reason)


def test_form_refuses_a_cancelled_date(client, date):
    cancel_occurrence(date)
    assert_refused(post(client, date, "en"), "cancelled")


@pytest.mark.parametrize("method", ["get", "post"])
def test_form_is_not_found_when_the_training_is_withdrawn(client, date, method):
    EventPage.objects.get().unpublish()
    assert getattr(client, method)(form_url(date), answers(date)).status_code == 404
    assert not Registration.objects.exists()


def test_form_is_not_found_when_there_is_no_such_training(client, date):
    url = reverse("registration:register", kwargs={"key": uuid4()})
    assert client.get(url).status_code == 404


def test_form_refuses_what_comes_from_another_site(date):
    response = Client(enforce_csrf_checks=True).post(form_url(date), answers(date))
    assert response.status_code == 403
    assert not Registration.objects.exists()


# How it answers


def test_answers_are_private(client, date):
    for response in (client.get(form_url(date)), post(client, date, name=""), post(client, date)):
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "same-origin"


def test_form_links_the_privacy_page_in_the_readers_language(client, date):
    home = HomePage.objects.get(locale__language_code="de")
    privacy = factories.make_project(home, "Datenschutz")
    factories.copy_to_languages(privacy, "en")
    site_settings = SiteSettings.for_site(home.get_site())
    site_settings.privacy_page = privacy
    site_settings.save()
    form = client.get(form_url(date, "en"))
    for page in (soup(form), assert_refused(post(client, date, language="en", name=""))):
        assert page.select_one("label[for=id_privacy] a")["href"].startswith("/en/")


def test_title_is_marked_german_when_the_page_is_not_translated(client, date):
    lead = soup(client.get(form_url(date, "en"))).select_one("h1 [lang]")
    assert (lead["lang"], lead["dir"]) == ("de", "ltr")


def test_posting_takes_the_same_few_queries_however_many_take_part(client, date):
    Event.objects.update(capacity=150)
    post(client, date, date="")  # warms the caches
    counts = []
    for others in (1, 50):
        for number in range(others):
            make_place(date, f"{others}.{number}@example.org")
        with CaptureQueriesContext(connection) as queries:
            sent = post(client, date, name=f"Person {others}", need_other="", need_other_note="")
            assert sent.status_code == 303
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14  # with where the transaction begins and ends


typed = st.one_of(st.text(max_size=300), st.binary(max_size=300), st.just("x" * 20_000))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.dictionaries(st.sampled_from(sorted(answers(Occurrence()))), typed))
def test_form_never_breaks_whatever_is_typed(client, date, data):
    response = client.post(form_url(date), answers(date) | data)
    assert response.status_code in (303, 422)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=st.text(max_size=100))
def test_form_opens_whatever_date_is_asked_for(client, date, asked):
    assert client.get(form_url(date), {"date": asked}).status_code == 200


# Trainings not everybody may read about ----------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "ar"])
def test_form_asks_for_the_password_of_the_page_and_books_nothing_without_it(date, language):
    page = EventPage.objects.get(locale__language_code="de")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="Sesam"
    )
    visitor = Client()
    assert post(visitor, date, language).status_code == 200
    assert not Registration.objects.exists()
    asked = soup(visitor.get(form_url(date, language)))
    form = asked.select_one("form[action*=_util]")
    hidden = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    opened = visitor.post(form["action"], hidden | {"password": "Sesam"}, follow=True)
    assert opened.redirect_chain[-1][0].endswith(form_url(date, language))
    assert post(visitor, date, language).status_code == 303
    assert Registration.objects.count() == 1


def test_form_leads_to_the_sign_in_when_its_page_asks_for_that(client, date):
    page = EventPage.objects.get(locale__language_code="de")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = post(client, date)
    assert (answer.status_code, "login" in answer.url) == (302, True)
    assert not Registration.objects.exists()


# The page after sending


@pytest.mark.parametrize(
    ("wanted", "people", "said", "unsaid"),
    [
        (["seat"], 1, ["A place is held for you until", "The place is yours."], ["waiting list"]),
        (["seat"], 3, ["until when we hold the places", "The places are yours."], ["waiting list"]),
        (["seat", "seat"], 1, ["A place is held for you until"], ["waiting list"]),
        (["turn"], 1, ["your turn on the waiting list counts from now"], ["is held"]),
        (["turn", "seat"], 1, ["A place is held", "Where a date is full"], []),
        (["turn", "seat"], 3, ["until when we hold the places", "Where a date is full"], []),
    ],
)
def test_page_after_sending_tells_what_was_asked_for(client, date, wanted, people, said, unsaid):
    Event.objects.update(booking_mode="some", max_people=3, capacity=3)
    dates = {"seat": [], "turn": []}
    for number, kind in enumerate(wanted, 1):
        by = timedelta(days=number)
        one = Occurrence.objects.create(
            event=Event.objects.get(),
            original_date=date.original_date + by,
            original_time=date.original_time,
            starts_at=date.starts_at + by,
            ends_at=date.ends_at + by,
        )
        dates[kind].append(one)
    for full in dates["turn"]:
        for number in range(3):
            make_place(full, f"other{number}@example.org")
    chosen = [str(one.uid) for one in dates["seat"]]
    chosen += [f"{one.uid}+list" for one in dates["turn"]]
    names = {"name_2": "Bilal", "name_3": "Chiara"} if people == 3 else {}
    response = post(client, date, "en", date=chosen, **names)
    assert response.status_code == 303
    shown = " ".join(soup(client.get(response["Location"])).main.get_text(" ").split())
    for text in said:
        assert text in shown
    for text in unsaid:
        assert text not in shown
    assert "amina@example.org" in shown
    assert "amina" not in response["Location"].casefold()
    assert mask(response["Location"]).endswith("?done=***")


def test_page_after_sending_sends_the_links_again_and_leads_back_to_the_form(client, date):
    page = post(client, date, "en")["Location"]
    before = Message.objects.count()
    again = client.post(page)
    assert again.status_code == 303
    message = Message.objects.order_by("pk").last()
    assert (message.kind, message.email, message.language) == ("links", "amina@example.org", "en")
    assert Message.objects.count() == before + 1
    shown = soup(client.get(again["Location"])).main
    assert "on its way once more" in shown.get_text()
    (wrong,) = [a for a in shown.select(".tools a") if "address is wrong" in a.get_text()]
    assert str(date.uid) in wrong["href"]


def test_page_after_sending_sends_nothing_that_was_not_asked_for(client, date):
    page = reverse("registration:sent", kwargs={"key": date.event.key})
    for query in ("", "?done=x~y~z", "?done=" + TimestampSigner(salt="events.notice").sign("a")):
        assert client.post(page + query).status_code == 303
    assert not Message.objects.exists()


def test_messages_are_in_the_language_that_was_chosen(client, date):
    client.post(form_url(date, "en"), answers(date, language="uk"))
    assert Registration.objects.get().language == "uk"


@pytest.mark.parametrize("query", ["", "?done=500.1.1", "?done=x~y~z", "?done=%00"])
def test_page_after_sending_says_nothing_it_does_not_know(client, date, query):
    page = reverse("registration:sent", kwargs={"key": date.event.key}).replace("/de/", "/en/")
    shown = " ".join(soup(client.get(page + query)).main.get_text(" ").split())
    assert "Open it and confirm your registration" in shown
    for text in ("We hold", "waiting list", "500"):
        assert text not in shown


# Errors are heard of before all else


def test_title_begins_with_the_word_for_error_in_the_readers_language(client, date):
    for language, word in (("de", "Fehler: "), ("en", "Error: "), ("ar", "خطأ: ")):
        page = soup(post(client, date, language, email="amina"))
        assert page.title.get_text().startswith(word)
    assert soup(client.get(form_url(date))).title.get_text().startswith("Anmelden")


def test_summary_names_the_question_as_text(client, date):
    page = assert_refused(post(client, date, "en", privacy="", email="amina"))
    named = [name.get_text() for name in page.select("#problems a strong")]
    assert named == ["Your e-mail", "I have read the privacy notice."]
