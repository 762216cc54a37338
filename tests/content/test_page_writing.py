"""Pages are written one after the other below another, whoever sends them at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from wagtail.models import Page

from stories.models import StoryIndexPage, StoryPage
from tests import factories
from tests.events.desk.test_editing import add_address, story_form


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", ["ueber-uns", "über-uns"])
def test_saving_by_itself_and_by_a_click_at_once_is_no_failure(slug):
    """Several tabs, or the admin saving by itself while somebody saves. Fewer rarely meet."""
    index = factories.add(factories.make_home(("en",)), StoryIndexPage(title="Vorbilder"))
    user = get_user_model().objects.create_superuser("Admin", "a@example.org", "x")
    kinds = ["application/json", "text/html"] * 5
    clients = [Client(headers={"accept": kind}) for kind in kinds]
    for browser in clients:
        browser.force_login(user)
    start = Barrier(len(clients))

    def save(browser):
        try:
            start.wait()
            return browser.post(
                add_address(index, StoryPage), story_form(title="Über uns", slug=slug)
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(save, clients))
    assert {answer.status_code for answer in answers} <= {200, 302, 400, 422}
    slugs = list(Page.objects.child_of(index).values_list("slug", flat=True))
    assert slugs
    assert len(slugs) == len(set(slugs))
    assert not Page.find_problems()[0]
