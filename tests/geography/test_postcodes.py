"""Postcodes and places as people type them."""

import pytest

from kommpaktiv.geography.points import Point
from kommpaktiv.geography.postcodes import (
    AmbiguousPlaceError,
    UnknownPlaceError,
    find,
    find_in,
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("99084", "99084 Erfurt"),
        (" erfurt ", "99084 Erfurt"),
        ("Erfurt 99084", "99084 Erfurt"),
        ("٩٩٠٨٤", "99084 Erfurt"),
        ("۹۹۰۸۴", "99084 Erfurt"),
        ("Frankfurt", "60325 Frankfurt am Main"),
        ("Frankfurt (Oder)", "15232 Frankfurt (Oder)"),
        ("frankfurt oder", "15232 Frankfurt (Oder)"),
        ("Köln", "50668 Köln"),
        ("Koeln", "50668 Köln"),
        ("KOLN", "50668 Köln"),
        ("Giessen", "35390 Gießen"),
        ("Berlin-Neukölln", "10963 Berlin"),
        ("Bad Berka", "99438"),  # one of six places that share it
    ],
)
def test_place_is_found_however_it_is_typed(typed, found):
    assert str(find(typed)) == found


@pytest.mark.parametrize("typed", ["", "   ", "xyz", "00000", "123", "'--", "a" * 5000])
def test_place_that_is_none_is_unknown(typed):
    with pytest.raises(UnknownPlaceError):
        find(typed)


def test_places_of_one_name_and_size_far_apart_are_ambiguous():
    with pytest.raises(AmbiguousPlaceError):
        find("Bernau")  # bei Berlin, am Chiemsee, im Schwarzwald


def test_postcode_of_an_address_is_its_last_one():
    assert find_in("Beispielweg 7\n99423 Weimar").state == "TH"
    assert find_in("Raum 10115, Beispielweg 7, 34117 Kassel").code == "34117"
    assert find_in("Beispielweg 7") is None
    assert find_in("Beispielweg 00000") is None


def test_distance_is_that_of_a_map():
    berlin, munich = Point(52.52, 13.405), Point(48.137, 11.575)
    assert berlin.distance_to(munich) == pytest.approx(504, abs=2)
    assert berlin.distance_to(berlin) == 0
