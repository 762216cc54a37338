"""The list of locations: a map, and everything in words beside it."""

from bs4 import BeautifulSoup

from home.germany_map import GermanyMap
from kommpaktiv.geography.postcodes import find
from tests import factories


def test_map_has_a_pin_with_the_number_of_the_list(client, home):
    factories.make_location(home, "Irgendwo")
    erfurt = factories.make_location(home, "Erfurt", address="Gasse 3\n99084 Erfurt")
    factories.make_training(erfurt, "Haushalt lesen", capacity=2)
    factories.make_training(home, "Anderswo")
    page = BeautifulSoup(client.get(erfurt.get_parent().url).content, "html.parser")
    assert [pin.get_text(strip=True) for pin in page.select(".map .pin")] == ["2"]
    assert len(page.select(".map .on")) == 1
    nowhere, there = (" ".join(row.get_text(" ").split()) for row in page.select(".near-list > li"))
    assert nowhere == "1 Irgendwo KommPAktiv in Irgendwo Zurzeit steht kein Termin fest."
    assert "Gasse 3, 99084 Erfurt" in there
    assert "Haushalt lesen" in there
    assert "Noch 2 Plätze frei" in there
    first_page = BeautifulSoup(client.get(home.url).content, "html.parser")
    assert first_page.select(".near .pin")
    assert first_page.select_one(".near-form [name=near]")


def test_pins_that_would_cover_each_other_lie_side_by_side():
    pins = GermanyMap.of([find("60314"), find("60325"), None, find("12043")]).pins
    assert [(pin.number, pin.is_left) for pin in pins] == [(1, False), (2, True), (4, False)]
    assert not pins[0].covers(pins[1])
