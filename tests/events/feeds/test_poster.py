"""The poster of a training: what stands on it, for whom, and that it can be read aloud."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from events.booking.occurrences import cancel_occurrence
from events.trainings.models import EventPage
from kommpaktiv.documents.colours import COLOURS
from tests import factories
from tests.events.builders import date_of

A4, A3 = (210, 297), (297, 420)  # millimetres
POINT = 25.4 / 72


def address(training: EventPage, language: str = "de", query: str = "") -> str:
    return f"/{language}/kalender/training/{training.translation_key}/aushang.pdf{query}"


def read(client, *asked: str) -> PdfReader:
    response = client.get(address(*asked))
    assert response.headers["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(response.content))


def words(pdf: PdfReader) -> str:
    (page,) = pdf.pages
    return " ".join(page.extract_text().split())


@pytest.fixture
def training(home):
    return factories.make_training(home, "Haushalt lesen", lead="Was steht darin?")


def test_poster_says_what_and_when(client, training):
    said = words(read(client, training))
    assert "Haushalt lesen" in said
    assert "Was steht darin?" in said
    assert str(date_of(training).local_start.year) in said


def test_poster_can_be_read_aloud(client, training):
    """It says its title and language, and which text is which (ISO 14289-1, 7.1 and 7.2)."""
    pdf = read(client, training)
    assert pdf.metadata.title == "Haushalt lesen"
    assert pdf.trailer["/Root"]["/Lang"] == "de"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(("query", "size"), [("", A4), ("?size=a3", A3)])
def test_poster_has_the_size_that_is_asked_for(query, size, client, training):
    (page,) = read(client, training, "de", query).pages
    found = [float(side) * POINT for side in (page.mediabox.width, page.mediabox.height)]
    assert found == pytest.approx(size, abs=1)


def test_size_there_is_not_is_refused(client, training):
    response = client.get(address(training, query="?size=a0"))
    assert response.status_code == 400
    assert "a4, a3" in response.content.decode()


@pytest.mark.parametrize(
    "title", ["Kaffee ☕ und 政治 🎉", "#set page(fill: red) \\ $x$ *fett*", "ا" * 90, "W" * 200]
)
def test_any_title_gives_a_poster(title, client, training):
    training.title = title
    training.save_revision().publish()
    assert len(read(client, training).pages) == 1


def test_cancelled_date_is_left_out(client, training):
    date = date_of(training)
    later = date.event.occurrences.create(
        original_date=date.original_date + timedelta(days=7),
        original_time=date.original_time,
        starts_at=date.starts_at + timedelta(days=7),
        ends_at=date.ends_at + timedelta(days=7),
    )
    cancel_occurrence(date, {"de": "krank"})
    said = words(read(client, training))
    assert f"{later.local_start.day}." in said
    assert f" {date.local_start.day}. " not in said


def test_private_training_has_no_poster(client, training):
    PageViewRestriction.objects.create(page=training, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address(training)).status_code == 404


def test_page_leads_to_the_poster_in_its_language(client, training):
    factories.copy_to_languages(training.get_parent(), "ar")
    factories.copy_to_languages(training, "ar")
    arabic = EventPage.objects.get(
        translation_key=training.translation_key, locale__language_code="ar"
    )
    assert address(training, "ar") in client.get(arabic.url).content.decode()
    assert read(client, training, "ar").trailer["/Root"]["/Lang"] == "ar"


def test_colours_are_those_of_the_pages():
    styles = Path(settings.STATICFILES_DIRS[0], "css", "site.css").read_text()
    assert all(f"--{name}: {colour};" in styles for name, colour in COLOURS.items())
