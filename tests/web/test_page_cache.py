"""Whole pages from memory: quick for readers, and never old."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import timedelta

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.booking.occurrences import cancel_occurrence, change_occurrence, move_occurrence
from events.booking.states import BookingError
from events.booking.verbs import HOLD, cancel, confirm
from events.records.models import Occurrence, Place
from events.records.topics import places_of
from home.models import HomePage
from kommpaktiv.content import changes
from kommpaktiv.content.models import Change, SiteSettings
from tests import factories
from tests.events.builders import date_of, make_registration, place_of

from .kept_site import Site, header


@pytest.fixture(autouse=True)
def _journal(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    """A process that has seen nothing, and looks before every answer."""
    monkeypatch.setattr(changes, "_seen", set())
    settings.CHANGES_SEEN_WITHIN = 0


@pytest.fixture(autouse=True)
def _connection() -> Iterator[None]:
    """Keep the connection, whose transaction is the test's, as Django's client for tests does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(home: HomePage) -> Site:
    SiteSettings.for_site(home.get_site())  # which the first reader would make
    return Site()


@pytest.fixture
def story(home):
    return factories.make_story(home, "Ein Anfang", lead="Der alte Lead")


@pytest.fixture
def training(home):
    return factories.make_training(home, capacity=4)


# What is kept -------------------------------------------------------------------------------------


def test_page_is_made_once_and_then_known(site, story):
    assert "Der alte Lead" in site.text(story.url)
    assert "Der alte Lead" in site.text(story.url)
    assert site.made == [story.url]


def test_kept_page_costs_one_query(site, story, django_assert_num_queries):
    site.text(story.url)
    with django_assert_num_queries(1):  # what other processes have changed
        site.text(story.url)


def test_kept_page_is_at_hand_without_the_database(
    site, story, settings, django_assert_num_queries
):
    settings.CHANGES_SEEN_WITHIN = 60
    changes.look_again()
    site.text(story.url)
    with django_assert_num_queries(0):
        assert "Der alte Lead" in site.text(story.url)


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("", "", bytes),
        ("identity", "", bytes),
    ],
)
def test_page_is_sent_in_the_smallest_encoding_that_is_taken(
    site, story, accepted, encoding, decode
):
    plain = site.get(story.url)
    response = site.get(story.url, accept_encoding=accepted)
    assert header(response, "content-encoding") == encoding
    assert decode(response.body) == plain.body
    assert int(header(response, "content-length")) == len(response.body)
    assert header(response, "vary") == "Accept-Encoding, Cookie"
    assert header(response, "cache-control") == "no-cache"


def test_who_has_a_page_is_told_so_until_it_changes(site, story):
    tag = header(site.get(story.url, accept_encoding="br"), "etag")
    again = site.get(story.url, if_none_match=f'"other", {tag}')
    assert (again.status, again.body) == (304, b"")
    assert header(again, "etag") == tag
    story.lead = "Der neue Lead"
    story.save_revision().publish()
    anew = site.get(story.url, if_none_match=tag)
    assert anew.status == 200
    assert header(anew, "etag") != tag


def test_head_tells_what_get_would_send(site, story):
    for _ in range(2):
        told = site.get(story.url, method="HEAD")
        assert (told.status, told.body) == (200, b"")
    assert header(told, "content-length") == header(site.get(story.url), "content-length")


def test_page_has_no_nonce_that_could_be_repeated(site, story):
    response = site.get(story.url)
    assert "nonce" not in header(response, "content-security-policy")
    assert b"nonce" not in response.body


# What makes another page ------------------------------------------------------------------------


def test_parameters_that_no_page_knows_make_no_new_one(site, training):
    calendar = training.get_parent().url
    site.text(calendar)
    for number in range(3):
        site.text(f"{calendar}?utm_source=mail-{number}")
    assert site.made == [calendar]


def test_parameters_count_in_any_order(site, training):
    calendar = training.get_parent().url
    site.text(calendar)
    site.text(f"{calendar}?view=month&place=online")
    site.text(f"{calendar}?place=online&utm=x&view=month")
    assert len(site.made) == 2


def test_month_and_list_are_two_pages(site, training):
    calendar = training.get_parent().url
    assert site.text(calendar) != site.text(f"{calendar}?view=month")


def test_first_who_asks_with_an_unknown_parameter_does_not_leave_it_to_others(site, home):
    site.text("/de/?utm_source=mail")
    assert "utm_source" not in site.text("/de/")
    assert len(site.made) == 2


def test_languages_are_pages_of_their_own(site, home):
    assert 'lang="ar"' in site.text("/ar/")
    assert 'lang="de"' in site.text("/de/")


# What is never kept -----------------------------------------------------------------------------


def made_anew(site: Site, address: str, **headers: str) -> bool:
    site.made.clear()
    first, second = site.get(address, **headers), site.get(address, **headers)
    assert first.status == second.status
    return len(site.made) == 2


def test_page_is_made_for_each_who_is_signed_in(site, story):
    site.text(story.url)
    assert made_anew(site, story.url, cookie="csrftoken=a; sessionid=b")


@pytest.mark.parametrize("cookie", ["sessionid =x", "a=b;sessionid\t=x", "sessionid=x; a=b"])
def test_cookie_of_a_session_is_seen_however_it_is_written(cookie, site, story, settings):
    """Else what somebody signed in is shown would be kept for everybody."""
    name = settings.SESSION_COOKIE_NAME
    site.get(story.url, cookie=cookie.replace("sessionid", name))
    site.made.clear()
    site.get(story.url)
    assert site.made == [story.url]


def test_page_is_kept_for_those_who_only_have_a_forms_cookie(site, story):
    site.text(story.url)
    site.made.clear()
    site.get(story.url, cookie="csrftoken=a")
    assert site.made == []


def test_form_is_not_kept(site, training):
    assert made_anew(site, f"/de/anmeldung/{training.translation_key}/")


@pytest.mark.parametrize("address", ["/de/gibt-es-nicht/", "/readyz", "/admin/login/", "/"])
def test_what_is_no_page_is_not_kept(site, home, address):
    assert made_anew(site, address)


def test_private_page_is_not_kept(site, story):
    site.text(story.url)
    PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    assert b"Der alte Lead" not in site.get(story.url).body
    assert made_anew(site, story.url)


def test_shelves_hold_no_more_than_their_size(home, story):
    site = Site(size=64 * 1024)
    for word in range(20):
        site.text(f"/de/suche/?q=wort{word}")
    for shelf in (site.pages.plain, site.pages.asked):
        assert sum(page.size for page in shelf.things.values()) == shelf.filled <= shelf.size
    site.text(story.url)
    assert len(site.pages.plain)  # whatever was searched for


# What it depends on -----------------------------------------------------------------------------


def editor_publishes(story, training):
    story.title = "Ein anderer Anfang"
    story.save_revision().publish()


def editor_unpublishes(story, training):
    story.unpublish()


def editor_deletes(story, training):
    story.delete()


def editor_moves(story, training):
    away = factories.make_location(HomePage.objects.get(locale__language_code="de"))
    index = factories.make_story(away, "Dort").get_parent()
    story.move(index, pos="last-child")


def editor_renames_the_address(story, training):
    story.slug = "anders"
    story.save_revision().publish()


def timetable_publishes(story, training):
    story.title = "Ein späterer Anfang"
    story.go_live_at = timezone.now() - timedelta(seconds=1)
    story.save_revision(approved_go_live_at=story.go_live_at).publish()


def editor_translates(story, training):
    factories.copy_to_languages(story.get_parent(), "en")
    factories.copy_to_languages(story, "en")
    factories.translate(story, "en", title="A beginning")


def editor_changes_a_setting(story, training):
    settings = SiteSettings.objects.first() or SiteSettings.for_site(None)
    settings.name = "Anders"
    settings.save()


def editor_closes_the_list(story, training):
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize(
    "change",
    [
        editor_publishes,
        editor_unpublishes,
        editor_deletes,
        editor_moves,
        editor_renames_the_address,
        timetable_publishes,
        editor_translates,
        editor_changes_a_setting,
        editor_closes_the_list,
    ],
)
def test_list_of_stories_is_new_when(change, site, story, training):
    address = story.get_parent().url
    before = site.text(address)
    change(story, training)
    site.made.clear()
    after = site.text(address)
    assert site.made == [address]
    assert after != before


def test_page_is_gone_when_it_is_unpublished(site, story):
    site.text(story.url)
    story.unpublish()
    assert site.get(story.url).status == 404


def a_place_is_taken(date):
    make_registration(date)


def a_place_is_given_back(date):
    cancel(Place.objects.get(occurrence=date).participant.registration)


def more_seats(date):
    change_occurrence(date, capacity=40)


def date_is_moved(date):
    move_occurrence(date, date.starts_at + timedelta(days=1), date.ends_at + timedelta(days=1))


def date_is_cancelled(date):
    cancel_occurrence(date, {"de": "krank"})


def seat_is_held_for_somebody_who_has_one(date):
    """Which must be seen as a stranger's is."""
    with pytest.raises(BookingError):
        make_registration(date, "ayse@example.org", name="Ayşe Öz")


def row_is_written_past_everything(date):
    Place.objects.filter(occurrence=date).update(state="cancelled")


@pytest.mark.parametrize(
    "change",
    [
        a_place_is_taken,
        a_place_is_given_back,
        more_seats,
        date_is_moved,
        date_is_cancelled,
        seat_is_held_for_somebody_who_has_one,
        row_is_written_past_everything,
    ],
)
@pytest.mark.parametrize("where", ["training", "calendar", "home", "story", "json", "free"])
def test_places_left_are_new_when(change, where, site, story, training):
    date = date_of(training)
    confirm(make_registration(date, "ayse@example.org", name="Ayşe Öz"))
    calendar = training.get_parent()
    address = {
        "training": training.url,
        "calendar": calendar.url,
        "home": "/de/",
        "story": story.url,
        "json": f"/de/kalender/{calendar.translation_key}.json",
        "free": f"{calendar.url}?free=1",
    }[where]
    site.text(address)
    site.text(address)
    site.made.clear()
    change(date)
    site.text(address)
    assert site.made == [address]


def test_registering_elsewhere_leaves_a_page_where_it_is(site, home, training):
    here = factories.make_training(factories.make_location(home, "Berlin"), "Hier")
    address = here.get_parent().url
    site.text(address)
    make_registration(date_of(training))
    site.text(address)
    assert site.made == [address]
    make_registration(date_of(here))
    site.text(address)
    assert len(site.made) == 2


def test_page_is_new_when_a_hold_lapses(site, training, monkeypatch):
    make_registration(date_of(training))
    site.text(training.url)
    site.made.clear()
    later = timezone.now() + HOLD + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    site.text(training.url)
    assert site.made == [training.url]


@pytest.mark.parametrize(
    "moment",
    [
        lambda date: date.closes_at,
        lambda date: date.starts_at,
        lambda date: date.ends_at,
    ],
)
def test_page_lasts_no_longer_than_what_it_says(moment, site, training, monkeypatch):
    date = Occurrence.objects.select_related("event").get()
    shortly_before = moment(date) - timedelta(seconds=2)
    clock = [shortly_before]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    site.text(training.url)
    site.text(training.url)
    assert site.made == [training.url]
    clock[0] = moment(date)
    site.text(training.url)
    assert site.made == [training.url] * 2


def test_page_is_new_at_midnight(site, story, monkeypatch):
    evening = timezone.localtime().replace(hour=23, minute=59, second=30)
    clock = [evening]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    site.text(story.url)
    clock[0] = evening + timedelta(seconds=31)
    site.text(story.url)
    assert len(site.made) == 2


# The journal --------------------------------------------------------------------------------------


def test_change_of_another_process_is_seen(site, story):
    site.text(story.url)
    with connection.cursor() as cursor:  # this process is not told
        cursor.execute("UPDATE stories_storypage SET lead = 'Der neue Lead'")
        cursor.execute("INSERT INTO content_change (topic) VALUES ('content')")
    assert "Der neue Lead" in site.text(story.url)


def test_transaction_that_was_overtaken_is_seen(site, story):
    """Rows are numbered when they are written, and seen when they are committed."""
    latest = Change.objects.create(topic="x").pk
    Change.objects.filter(pk=latest).delete()
    Change.objects.create(pk=latest + 5, topic="other")
    site.text(story.url)
    Change.objects.create(pk=latest + 2, topic=changes.CONTENT)
    site.text(story.url)
    assert len(site.made) == 2


def test_many_changes_in_one_transaction_are_one_row(story):
    before = Change.objects.filter(topic=changes.CONTENT).count()
    for _ in range(5):
        changes.note(changes.CONTENT)
    assert Change.objects.filter(topic=changes.CONTENT).count() <= before + 1


def test_journal_is_emptied_of_what_is_old(home):
    old = Change.objects.create(topic="old", made_at=timezone.now() - timedelta(hours=2))
    new = Change.objects.create(topic="new")
    changes.forget_old()
    assert not Change.objects.filter(pk=old.pk).exists()
    assert Change.objects.filter(pk=new.pk).exists()


def test_whose_a_place_is_changes_no_page(training):
    place = place_of(make_registration(date_of(training)))
    topic = places_of(place.occurrence.event_id)
    before = Change.objects.filter(topic=topic).count()
    assert before
    Place.objects.filter(pk=place.pk).update(person="")
    assert Change.objects.filter(topic=topic).count() == before
