"""A page on paper: what can only be used on a screen is gone, and nothing is folded away."""

from __future__ import annotations

from django.urls import reverse

from events.privacy.access_links import Purpose, make_token
from home.models import HomePage
from kommpaktiv.demo.blocks import entry
from tests import factories
from tests.events.builders import date_of, make_place

from .conftest import Visit

FOLDED = "Nichts. Das Training ist kostenlos."
OF_SCREENS = ":is(.btn, button, input, .foot, .crumbs):visible"


def test_training_and_registration_are_leaflets(visit: Visit, site: HomePage) -> None:
    folds = [{"title": "Was kostet das?", "text": f"<p>{FOLDED}</p>"}]
    training = factories.make_training(site, body=[entry("accordion", folds)])
    page, address = visit.page, training.url.strip("/")
    page.goto(training.url)
    assert not page.get_by_text(FOLDED).is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text(FOLDED).is_visible()
    assert page.locator(OF_SCREENS).count() == 0
    paper = page.locator(".on-paper")
    assert address in paper.inner_text()
    code = paper.locator("svg").bounding_box()
    assert code is not None
    assert code["width"] > 60

    registration = make_place(date_of(training)).participant.registration
    token = make_token(registration, Purpose.MANAGE)
    page.goto(reverse("registration:manage", kwargs={"token": token}))
    assert page.locator(OF_SCREENS).count() == 0
    assert address in paper.inner_text()
    # Its margins are too narrow for the page's own address, which opens the registration.
    assert page.evaluate("getComputedStyle(document.body).page") == "private"
