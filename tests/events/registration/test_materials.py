"""What people take home: files and links for those who were there, or for everybody."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from events.mails.delivery import send_due_messages
from events.outbox.reminders import thank_due
from events.privacy.access_links import Purpose, make_token
from events.records.models import Place
from events.trainings.materials import EventMaterial
from events.trainings.models import EventPage
from kommpaktiv.content.models import SiteDocument
from tests.events.builders import make_place, shift

from .test_managing import text

WEEK_AGO = timedelta(days=-9)
LINK = "https://video.example/aufzeichnung"


@pytest.fixture
def slides(db):
    file = ContentFile(b"%PDF-1.4 Folien", name="folien.pdf")
    return SiteDocument.objects.create(title="Folien", file=file, file_size=15)


def german_page():
    return EventPage.objects.get(locale__language_code="de", alias_of=None)


def give(*materials, is_published=True, **fields):
    """Put materials on the training's page as its editors do."""
    page = german_page()
    page.material_list.set(materials)
    for name, value in fields.items():
        setattr(page, name, value)
    revision = page.save_revision()
    if is_published:
        revision.publish()


def manage_url(place):
    token = make_token(place.participant.registration, Purpose.MANAGE)
    return reverse("registration:manage", kwargs={"token": token})


def links(response):
    files = BeautifulSoup(response.content, "html.parser").select(".files a")
    return {file.get_text(): file["href"] for file in files if "/kalender/" not in file["href"]}


def test_only_who_was_there_gets_the_files_of_the_date(client, date, slides):
    give(EventMaterial(title="Folien", document=slides), EventMaterial(title="Film", link=LINK))
    place, given_up = make_place(date), make_place(date, "other@example.org", given_up=True)
    assert links(client.get(manage_url(place))) == {}
    shift(date, WEEK_AGO)
    found = links(client.get(manage_url(place)))
    assert set(found) == {"Folien", "Film"}
    answer = client.get(found["Folien"])
    assert b"".join(answer) == b"%PDF-1.4 Folien"
    assert answer["Content-Disposition"] == 'attachment; filename="folien.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert client.get(found["Film"])["Location"] == LINK
    # Nobody else, and not by the address that files of everybody have.
    assert links(client.get(manage_url(given_up))) == {}
    theirs = make_token(given_up.participant.registration, Purpose.MANAGE)
    key = EventMaterial.objects.get(page=german_page(), title="Folien").translation_key
    address = reverse("registration:material", kwargs={"token": theirs, "key": key})
    assert client.get(address).status_code == 404
    slides.refresh_from_db()
    assert client.get(slides.url).status_code == 404
    assert "Folien" not in text(client.get(german_page().url))
    give()
    assert client.get(slides.url).status_code == 404


def test_file_is_closed_before_its_page_is_published_and_open_to_the_staff(
    client, admin_client, date, slides
):
    assert client.get(slides.url).status_code == 200
    give(EventMaterial(title="Folien", document=slides), is_published=False)
    slides.refresh_from_db()
    assert client.get(slides.url).status_code == 404
    assert admin_client.get(slides.url).status_code == 200


def test_everybody_finds_public_ones_when_their_date_is_over(client, date, slides):
    other_day = date.local_start.date() + timedelta(days=7)
    give(
        EventMaterial(title="Folien", document=slides, language="ar", is_public=True),
        EventMaterial(title="Später", link=LINK, day=other_day, is_public=True),
    )
    assert links(client.get(german_page().url)) == {}
    shift(date, WEEK_AGO)
    page = client.get(german_page().url)
    assert links(page) == {"Folien": slides.url}
    assert "PDF, 15" in text(page)
    assert "Arabisch" in text(page)
    assert client.get(slides.url).status_code == 200


def test_mail_of_thanks_leads_to_them(client, date, slides):
    give(EventMaterial(title="Folien", document=slides), thanks_note="Schön war es.")
    make_place(date)
    send_due_messages()
    Place.objects.update(changed_at=date.starts_at - timedelta(days=30))
    shift(date, WEEK_AGO)
    thank_due()
    send_due_messages()
    thanks = mail.outbox[-1]
    (address,) = [line.strip() for line in thanks.body.splitlines() if "/material/" in line]
    assert b"".join(client.get(address.removeprefix("http://testserver"))) == b"%PDF-1.4 Folien"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "document"),
        ({"link": LINK, "document": True}, "document"),
        ({"document": True, "is_public": True}, "is_public"),
    ],
)
def test_material_is_a_file_or_a_link_and_a_closed_file_is_not_for_all(slides, fields, wrong):
    slides.for_participants = True
    given = fields | ({"document": slides} if "document" in fields else {})
    with pytest.raises(ValidationError) as error:
        EventMaterial(title="Folien", **given).clean()
    assert set(error.value.error_dict) == {wrong}
