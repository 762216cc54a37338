"""The code for another site: whom it is shown, and that the frame in it is the one that is seen."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from events.trainings.models import TrainingCalendarPage
from tests import factories

from .conftest import user_in


def test_code_shows_the_frame_that_was_chosen_to_who_may_edit_the_calendar(roles, berlin, client):
    factories.make_training(berlin, "Auf Arabisch", is_online=True)
    factories.make_training(berlin, "Im Rathaus")
    page = TrainingCalendarPage.objects.child_of(berlin).get()
    address = reverse("desk:embed_code", args=[page.pk])
    client.force_login(user_in("Redaktion Hessen"))
    assert client.get(address).status_code in (302, 403)
    client.force_login(user_in("Redaktion Berlin"))
    chosen = {"place": "online", "speaks": "en", "theme": "dark", "accent": "moss", "count": 3}
    soup = BeautifulSoup(client.get(address, chosen).content, "html.parser")
    frame = soup.select_one(".embed-preview iframe")
    assert str(frame["src"]).startswith("http://testserver/en/kalender/")
    assert BeautifulSoup(soup.select_one("#embed-code").get_text(), "html.parser").iframe == frame
    shown = Client().get(frame["src"]).content.decode()
    assert "Auf Arabisch" in shown
    assert "Im Rathaus" not in shown
    assert "theme-dark" in shown
    assert not soup.select(".errorlist")
