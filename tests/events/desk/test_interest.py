"""The desk sees how many wait for a new date, of its own trainings, and nobody's address."""

from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from events.records.models import Interest
from events.records.models.interests import InterestKind
from tests import factories


def wait(kind: InterestKind, key, number: int) -> None:
    for person in range(number):
        Interest.objects.create(
            kind=kind,
            key=key,
            email=f"neugierig{person}@example.org",
            language="de",
            confirmed_at=timezone.now(),
        )


def test_desk_counts_who_waits_for_its_own_and_shows_no_address(sign_in, berlin, hessen):
    training = factories.make_training(berlin)
    wait(InterestKind.TRAINING, training.translation_key, 3)
    wait(InterestKind.PLACE, berlin.translation_key, 2)
    wait(InterestKind.PLACE, hessen.translation_key, 5)
    Interest.objects.filter(email__startswith="neugierig2").update(confirmed_at=None)
    content = sign_in("Trainingsbüro Berlin").get(reverse("desk:interest")).content.decode()
    rows = BeautifulSoup(content, "html.parser").select("tbody tr")
    seen = {
        row.select("td")[0].get_text(strip=True): row.select("td")[2].get_text() for row in rows
    }
    assert seen == {"Haushalt lesen": "2", "Berlin": "2"}
    assert "@example.org" not in content
