"""When somebody is at a location, and what is said of it at a moment."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation
from wagtail.models import Locale

from home.models import OpeningException, OpeningTime
from home.opening_hours import Exceptional, OpeningHours, Span
from kommpaktiv.content.page_recording import recorded
from tests import factories

BERLIN = ZoneInfo("Europe/Berlin")
MORNING, EVENING = Span(time(9), time(12)), Span(time(14), time(18))
TUESDAY, THURSDAY, CHRISTMAS = (1, MORNING), (3, EVENING), date(2026, 12, 24)
HOURS = OpeningHours(
    ((3, MORNING), THURSDAY, TUESDAY, (2, MORNING)),
    (
        Exceptional(date(2026, 12, 16), date(2026, 12, 16), Span(time(16), time(17))),
        Exceptional(CHRISTMAS, date(2027, 1, 3), None, "Ferien"),
    ),
)


@pytest.mark.parametrize(
    ("now", "words", "changes_at"),
    [
        ("2026-12-01 10:00", "Open today until 12:00", "2026-12-01 12:00"),
        ("2026-12-03 13:00", "Closed now, open today from 14:00", "2026-12-03 14:00"),
        ("2026-12-01 12:00", "Closed now, open tomorrow from 09:00", "2026-12-02 00:00"),
        ("2026-11-30 10:00", "Closed today, open tomorrow from 09:00", "2026-12-01 00:00"),
        ("2026-12-04 10:00", "Closed now, open again: Tue, 8 Dec, 09:00", "2026-12-05 00:00"),
        ("2026-12-16 10:00", "Closed now, open today from 16:00", "2026-12-16 16:00"),
        ("2026-12-31 10:00", "Closed now, open again: Tue, 5 Jan, 09:00", "2027-01-01 00:00"),
    ],
)
def test_state_is_said_in_words_until_it_changes(now, words, changes_at):
    moment = datetime.fromisoformat(now).replace(tzinfo=BERLIN)
    with translation.override("en"):
        state = HOURS.at(moment)
    said = state.words.replace(",", "")  # which the CLDR sets differently from year to year
    assert said == words.replace(",", "")
    assert state.changes_at == datetime.fromisoformat(changes_at).replace(tzinfo=BERLIN)
    assert state.is_open is words.startswith("Open")


def test_what_never_opens_is_closed():
    closed = OpeningHours((TUESDAY,), (Exceptional(date.min, date.max, None),))
    with translation.override("en"):
        assert closed.at(datetime(2026, 12, 1, 10, tzinfo=BERLIN)).words == "Closed at the moment"
    assert not OpeningHours(())


def make_open_location(home):
    """Open on Mondays from 9 to 18, closed on the 30th of November."""
    location = factories.make_location(home, "Hessen", address="Gasse 1\n60314 Frankfurt am Main")
    location.opening_times.add(
        OpeningTime(weekday=0, opens=time(9), closes=time(18), note="bitte klingeln")
    )
    closed = OpeningException(first_day=date(2026, 11, 30), note="Umzug")
    location.opening_exceptions.add(closed)
    location.save_revision().publish()
    return location


def test_location_says_when_it_is_open_in_every_language(client, home, november):
    location = make_open_location(home)
    page = client.get(location.url).content.decode()
    for words in (
        "Heute geöffnet bis 18:00 Uhr",
        "Montag",
        "bitte klingeln",
        "Umzug",
        "geschlossen",
    ):
        assert words in page
    assert '"dayOfWeek":"https://schema.org/Monday"' in page.replace(" ", "")
    assert '"validFrom":"2026-11-30"' in page.replace(" ", "")
    factories.copy_to_languages(location.get_parent(), "ar")
    factories.copy_to_languages(location, "ar")
    alias = location.get_translation(Locale.objects.get(language_code="ar"))
    assert "مفتوح اليوم حتى الساعة 18:00" in client.get(alias.url).content.decode()


def test_page_that_shows_the_state_is_true_until_it_changes(home, november):
    location = make_open_location(home)
    with recorded() as recording:
        assert location.opening_state.is_open
    closing = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0)
    assert recording.true_until(timezone.now()) <= closing
    assert closing in recording.parts_until
