"""The page that shows every component."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.desk.patterns import STATES

PAGE = reverse("desk:patterns")


@pytest.mark.parametrize(
    ("query", "direction", "theme"),
    [
        ({}, "ltr", "theme-auto"),
        ({"language": "ar", "theme": "dark"}, "rtl", "theme-dark"),
        ({"language": "xx", "theme": "<b>"}, "ltr", "theme-auto"),
    ],
)
def test_each_state_is_shown_in_the_looks_and_language_asked_for(sign_in, query, direction, theme):
    page = BeautifulSoup(sign_in("Redaktion Berlin").get(PAGE, query).content, "html.parser")
    assert page.html["dir"] == direction
    assert page.body["class"] == [theme]
    tickets = page.select(".ticket")
    assert len(tickets) == len(STATES)
    assert len({ticket.get_text() for ticket in tickets}) == len(STATES)
    assert len(page.select(".errorlist")) == 2
