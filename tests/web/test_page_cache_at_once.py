"""Many who ask for one page at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from kommpaktiv.content.models import SiteSettings
from tests import factories

from .kept_site import Site


@pytest.mark.django_db(transaction=True)
def test_cold_page_is_made_once_when_many_ask_for_it():
    SiteSettings.for_site(factories.make_home().get_site())
    site, start = Site(), Event()

    def ask(_number: int) -> int:
        start.wait()
        try:
            return site.get("/de/").status
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as crowd:
        answers = [crowd.submit(ask, number) for number in range(200)]
        start.set()
        assert {answer.result() for answer in answers} == {200}
    assert site.made == ["/de/"]
