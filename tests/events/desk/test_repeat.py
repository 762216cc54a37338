"""The same training once more: a draft in all languages, with new dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from events.booking.occurrences import cancel_occurrence
from events.records.models import Event, Occurrence, Place
from events.schedule.rules import read_rule, rule_text
from events.trainings.models import EventPage, EventQuestion
from home.models import LocationPage
from tests import factories
from tests.events.builders import write_place

pytestmark = pytest.mark.usefixtures("november")

EDITOR = "Redaktion Berlin"


@pytest.fixture
def training(berlin: LocationPage) -> EventPage:
    """Four Thursdays from 3 December, with an extra day and one left out."""
    page = factories.make_training(
        berlin,
        first_date=date(2026, 12, 3),
        recurrence=read_rule(
            "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270107\nRDATE:20261205\nEXDATE:20261224"
        ),
        opens_at=timezone.make_aware(datetime(2026, 11, 24, 9)),
        closes_at=timezone.make_aware(datetime(2026, 12, 1, 18)),
        expire_at=timezone.make_aware(datetime(2027, 3, 1, 9)),
    )
    for parent in (page.get_parent(), page):
        factories.copy_to_languages(parent, "en")
    return page


def address(page: Page) -> str:
    return reverse("desk:repeat", args=[page.pk])


def repeated(client: Client, page: Page, **typed: object) -> EventPage:
    answer = client.post(address(page), typed)
    assert answer.status_code == 302, answer.content.decode()
    copied = EventPage.objects.exclude(translation_key=page.translation_key)
    copied = copied.get(locale=page.locale)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[copied.pk])
    return copied


def starts(page: EventPage) -> list[str]:
    dates = Occurrence.objects.filter(event__key=page.translation_key).order_by("starts_at")
    return [f"{found.local_start:%d.%m. %H:%M}" for found in dates]


def test_repetition_is_a_draft_in_every_language_with_new_dates(sign_in, training):
    page = repeated(sign_in(EDITOR), training, weeks="10")
    versions = Page.objects.filter(translation_key=page.translation_key)
    assert {version.locale.language_code for version in versions} == {"de", "en"}
    assert not versions.filter(live=True).exists()
    assert not Event.objects.filter(key=page.translation_key).exists()
    draft = page.get_latest_revision_as_object()
    assert draft.first_date == date(2027, 2, 11)
    rule = "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270318\nRDATE:20270213"
    assert rule_text(draft.recurrence) == rule
    assert (draft.go_live_at, draft.expire_at) == (None, None)
    assert page.slug == f"{training.slug}-1"


def test_published_repetition_has_its_own_dates_and_nobody_on_them(sign_in, training):
    first = Occurrence.objects.order_by("starts_at").first()
    write_place(first)
    cancel_occurrence(Occurrence.objects.order_by("starts_at").last(), reasons={"de": "Krank"})
    before = starts(training)
    page = repeated(sign_in(EDITOR), training, first_date="2027-02-11")
    page.get_latest_revision().publish()
    assert starts(page) == [
        "11.02. 18:00",
        "13.02. 18:00",
        "18.02. 18:00",
        "25.02. 18:00",
        "04.03. 18:00",
        "11.03. 18:00",
        "18.03. 18:00",
    ]
    event = Event.objects.get(key=page.translation_key)
    assert not Place.objects.filter(occurrence__event=event).exists()
    assert not event.occurrences.filter(status=Occurrence.Status.CANCELLED).exists()
    assert starts(training) == before
    assert all(version.live for version in Page.objects.filter(translation_key=event.key))


def test_weekdays_follow_a_first_date_on_another_day(sign_in, training):
    page = repeated(sign_in(EDITOR), training, first_date="12. Februar 2027")
    assert "BYDAY=FR" in rule_text(page.recurrence)


def test_opening_and_closing_keep_their_hour_through_a_change_of_the_clocks(sign_in, training):
    page = repeated(sign_in(EDITOR), training, weeks="20")
    local = [timezone.localtime(moment) for moment in (page.opens_at, page.closes_at)]
    assert [f"{moment:%d.%m.%Y %H:%M}" for moment in local] == [
        "13.04.2027 09:00",
        "20.04.2027 18:00",
    ]


def test_several_days_stay_several_days(sign_in, berlin):
    page = factories.make_training(berlin, first_date=date(2026, 12, 4), end_date=date(2026, 12, 6))
    copied = repeated(sign_in(EDITOR), page, weeks="4")
    assert copied.end_date - copied.first_date == timedelta(days=2)


def test_questions_are_copied_with_keys_of_their_own(sign_in, berlin):
    page = factories.make_training(berlin)
    EventQuestion.objects.create(page=page, label="Seit wann?", locale=page.locale)
    copied = repeated(sign_in(EDITOR), page, weeks="4")
    (question,) = copied.get_latest_revision_as_object().question_list.all()
    assert question.label == "Seit wann?"
    assert question.translation_key != page.question_list.get().translation_key


def test_form_proposes_a_day_after_the_last_one(sign_in, training):
    soup = BeautifulSoup(sign_in(EDITOR).get(address(training)).content, "html.parser")
    assert soup.select_one("input[name=weeks]")["value"] == "6"  # 14 January, the last is the 7th


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Please say when"),
        ({"weeks": "", "first_date": ""}, "Please say when"),
        ({"weeks": "0"}, "greater than or equal to 1"),
        ({"weeks": "9999"}, "less than or equal to 520"),
        ({"first_date": "übermorgen"}, "Please write the day like this: 2026-12-31."),
        ({"first_date": "9999-12-30"}, "Please check the year"),
    ],
)
def test_what_is_no_day_is_refused_and_kept(sign_in, training, typed, said):
    page = sign_in(EDITOR).post(address(training), typed)
    soup = BeautifulSoup(page.content, "html.parser")
    assert page.status_code == 200
    assert said in soup.get_text()
    for name, value in typed.items():
        assert soup.select_one(f"input[name={name}]").get("value", "") == value
    assert EventPage.objects.filter(locale=training.locale).count() == 1


def test_day_that_the_repetition_does_not_meet_is_refused_with_the_one_it_does(sign_in, berlin):
    page = factories.make_training(
        berlin, first_date=date(2026, 12, 5), recurrence=read_rule("RRULE:FREQ=MONTHLY;BYDAY=1SA")
    )
    client = sign_in(EDITOR)
    words = client.post(address(page), {"first_date": "2027-02-13"}).content.decode()
    assert "but on Saturday, 6 March 2027" in words or "but on Saturday 6 March 2027" in words
    assert repeated(client, page, first_date="2027-02-06").first_date == date(2027, 2, 6)


@pytest.mark.parametrize("deed", ["get", "post"])
@pytest.mark.parametrize(
    "groups", [("Redaktion Hessen",), ("Übersetzung",), ("Trainingsbüro Berlin",)]
)
def test_others_may_not_repeat(sign_in, training, groups, deed):
    answer = getattr(sign_in(*groups), deed)(address(training), {"weeks": "4"})
    assert answer.url == reverse("wagtailadmin_home")
    assert EventPage.objects.filter(locale=training.locale).count() == 1


def test_form_of_another_site_is_refused(sign_in, training):
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(EDITOR).cookies
    assert client.post(address(training), {"weeks": "4"}).status_code == 403


def test_only_the_german_page_is_repeated(sign_in, training):
    english = training.get_translations().get()
    assert sign_in("Administration").get(address(english)).url == reverse("wagtailadmin_home")
    assert sign_in("Administration").get(reverse("desk:repeat", args=[10**6])).status_code == 404


def test_menu_of_the_page_leads_there_for_those_who_may(sign_in, training):
    edit = reverse("wagtailadmin_pages:edit", args=[training.pk])
    listing = reverse("wagtailadmin_explore", args=[training.get_parent().pk])
    for page in (edit, listing):
        assert address(training) in sign_in(EDITOR).get(page).content.decode()
    assert address(training) not in sign_in("Übersetzung").get(listing).content.decode()
