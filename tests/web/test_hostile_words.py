"""Words that are code elsewhere: in addresses, forms and titles they are words."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests import factories
from tests.events.builders import date_of

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
QUERIES = [
    HOSTILE,
    "' OR 1=1 --",
    '"); DROP TABLE x;',
    "%' AND '1",
    "{{ 7*7 }}",
    "${7*7}",
    "a\\",
    "*" * 90,
]

pytestmark = pytest.mark.django_db


def assert_only_our_scripts(html):
    page = BeautifulSoup(html, "html.parser")
    assert not page.select("img[onerror]")
    assert all("alert(1)" not in script.text or script.get("type") for script in page("script"))


@pytest.mark.parametrize("words", QUERIES)
@pytest.mark.parametrize("name", ["q", "page", "view", "where", "month", "lang"])
def test_query_is_words_when_it_looks_like_code(client, home, words, name):
    story = factories.make_story(home)
    for address in (reverse("search"), home.url, story.get_parent().url):
        answer = client.get(address, {name: words})
        assert answer.status_code in (200, 404)
        assert_only_our_scripts(answer.content)


def test_title_stays_within_the_data_for_machines(client, home):
    training = factories.make_training(home, title=f"Haushalt {HOSTILE}", slug="haushalt")
    html = client.get(training.url).content.decode()
    assert_only_our_scripts(html)
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert HOSTILE in json.dumps(json.loads(data), ensure_ascii=False)


def test_name_of_a_download_is_made_of_harmless_characters(client, home):
    training = factories.make_training(home, title='Haus"halt\r\nX-Evil: 1', slug="haushalt")
    address = reverse("feeds:date", kwargs={"uid": date_of(training).uid})
    answer = client.get(address)
    assert re.fullmatch(r'inline; filename="[\w.-]+\.ics"', answer.headers["Content-Disposition"])
    assert "X-Evil" not in answer.headers
