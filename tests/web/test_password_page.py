"""The page before a page that has a password."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests import factories


@pytest.fixture
def closed(home):
    story = factories.make_story(home, "Nur für uns", lead="Was niemand wissen soll")
    PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.PASSWORD, password="Sesam"
    )
    return story


def test_it_is_a_page_like_the_others_and_tells_nothing(client, closed):
    html = client.get(closed.url).content.decode()
    soup = BeautifulSoup(html, "html.parser")
    assert soup.html["lang"] == "de"
    assert soup.select_one("header.top")
    assert soup.select_one("main h1").get_text() == "Diese Seite hat ein Passwort"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert "Was niemand wissen soll" not in html
    assert "Nur für uns" not in html


def test_wrong_password_is_said_first_and_the_right_one_opens_the_page(client, closed):
    form = BeautifulSoup(client.get(closed.url).content, "html.parser").select_one("main form")
    values = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    wrong = client.post(form["action"], values | {"password": "Simsalabim"})
    soup = BeautifulSoup(wrong.content, "html.parser")
    assert soup.title.get_text().startswith("Fehler: ")
    field = soup.select_one("[name=password]")
    assert field["aria-invalid"] == "true"
    assert soup.find(id=field["aria-describedby"]).get_text(strip=True)
    opened = client.post(form["action"], values | {"password": "Sesam"}, follow=True)
    assert "Was niemand wissen soll" in opened.content.decode()
