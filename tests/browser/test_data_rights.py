"""The pages about one's own data in a real browser: readable, narrow, without barriers."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from events.booking.verbs import GivenAnswer, confirm
from events.privacy.access_links import Purpose, make_token
from events.records.models import Occurrence, Registration
from tests import factories
from tests.events.builders import make_registration


@pytest.fixture
def registration(site) -> Registration:
    training = factories.make_training(site)
    one = make_registration(
        Occurrence.objects.get(event__key=training.translation_key),
        council="Integrationsbeirat Erfurt",
        needs={"step_free": "Ich komme mit Rollstuhl."},
        answers=[GivenAnswer(uuid4(), "Was möchtest du mitnehmen?", "Den Haushalt lesen können")],
    )
    confirm(one)
    return one


def test_pages_have_no_barriers_and_fit(visit, registration):
    token = make_token(registration, Purpose.ADDRESS)
    for view, cookies in {"address": [], "my_data": [], "erase": ["csrftoken"]}.items():
        for language in ("de", "ar"):
            with translation.override(language):
                address = reverse(f"registration:{view}", kwargs={"token": token})
            visit.check_at_every_width(address)
            assert visit.cookies == cookies, address
    assert visit.complaints == []


def test_person_takes_the_file_along_and_has_everything_deleted(visit, registration):
    token = make_token(registration, Purpose.ADDRESS)
    visit.page.goto(reverse("registration:my_data", kwargs={"token": token}))
    with visit.page.expect_download() as download:
        visit.page.locator("main a[download]").click()
    assert download.value.suggested_filename == "kommpaktiv-my-data.json"
    visit.page.locator("main .actions a").last.click()
    visit.page.locator("main form button").click()
    visit.page.wait_for_url("**/geloescht/")
    registration.refresh_from_db()
    assert registration.email == ""
    assert visit.complaints == []
