"""Every address of the admin, asked for by every role with things of another location.

`addresses.txt` says whom each opens to: `a`dministration, `e`ditors, `t`ranslators, the `d`esk, all
of Berlin, while the things are Hessen's and German. Two more are let in nowhere but at the doors
(`*`): somebody without a role, and somebody who has not signed in. An address that is not in the
list fails the test, and so does one that opens to others than the list says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Site, Task, Workflow
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.operations import translate_object

from events.outbox.queue import queue_message
from events.records.models.messages import MessageKind
from kommpaktiv.content.models import ContactPerson
from kommpaktiv.navigation.models import Footer, MainMenu
from tests import factories
from tests.events.builders import date_of, write_place

from .conftest import user_in

HOME = reverse("wagtailadmin_home")
DOOR = reverse("account_login")
REVIEW = "Redaktionelle Prüfung"
DOORS = "*"
NOT_ASKED = {
    "admin/failwhale/",  # breaks, for developers to see how that looks
    "admin/logout/",  # would end the test
    "admin/login/cancel/",
}
LIST = Path(__file__).with_name("addresses.txt")
ROLES = {
    "a": "Administration",
    "e": "Redaktion Berlin",
    "t": "Übersetzung",
    "d": "Trainingsbüro Berlin",
}


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """The patterns of all addresses below `resolver`."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from addresses(pattern, route)


def admin_addresses() -> list[str]:
    """Each once: what stands twice is answered by the first."""
    return list(dict.fromkeys(one for one in addresses(get_resolver()) if one.startswith("admin/")))


@pytest.fixture
def values(roles, hessen, settings):
    """What to put into an address, by the name of its part and what the address begins with."""
    settings.WAGTAIL_REDIRECTS_FILE_STORAGE = "cache"
    story = factories.make_story(hessen)
    training = factories.make_training(hessen)
    for page in (story.get_parent(), training.get_parent()):
        factories.copy_to_languages(page, "en")
    translate_object(
        type(story).objects.get(pk=story.pk), Locale.objects.filter(language_code="en")
    )
    translation = Translation.objects.get()
    place = write_place(date_of(training))
    message = queue_message(place.participant.registration, MessageKind.CONFIRMED)
    collection = Collection.objects.get(name="Hessen")
    image = get_image_model().objects.create(
        title="Bild", file=get_test_image_file(), collection=collection, description="Bild"
    )
    document = get_document_model().objects.create(
        title="Datei", file=ContentFile(b"Text", "datei.txt"), collection=collection
    )
    site = Site.objects.get()
    workflow, task = Workflow.objects.get(active=True), Task.objects.get(name=REVIEW)
    redirect = Redirect.objects.create(old_path="/alt", redirect_link="/neu", site=site)
    other = get_user_model().objects.create_superuser("root", "root@example.org")
    german = Locale.get_default()
    topic = factories.make_topic("Haushalt")
    person = ContactPerson.objects.create(name="Ada", locale=german)
    return {
        "": {
            "page_id": story.pk,
            "parent_page_id": story.get_parent().pk,
            "page_to_move_id": story.pk,
            "destination_id": hessen.pk,
            "revision_id": story.latest_revision_id,
            "page_pk": story.pk,
            "image_id": image.pk,
            "document_id": document.pk,
            "doc_id": document.pk,
            "collection_id": collection.pk,
            "redirect_id": redirect.pk,
            "workflow_pk": workflow.pk,
            "task_id": task.pk,
            "translation_source_id": translation.source_id,
            "translation_id": translation.pk,
            "string_segment_id": StringSegment.objects.first().pk,
            "overridable_segment_id": 1,
            "occurrence": date_of(training).pk,
            "app_label": "content",
            "app_name": "content",
            "model_name": "topic",
            "content_type_app_name": "stories",
            "content_type_model_name": "storypage",
            "action": "publish",
            "action_name": "copy_for_translation",
            "filter_spec": "original",
            "mode": "default",
            "uidb36": "1",
            "uidb64": "MQ",
            "key": "a-b",
            "token": "a-b",
            "object_id": story.pk,
        }
        | dict.fromkeys(("session_id", "task_state_id", "workflow_state_id"), 1)
        | dict.fromkeys(("uploaded_file_id", "pk"), 1),
        "admin/konto/sitzungen/": {"pk": 0},
        "admin/api/main/^pages/": {"pk": story.pk},
        "admin/api/main/^images/": {"pk": image.pk},
        "admin/api/main/^documents/": {"pk": document.pk},
        "admin/bulk/": {"app_label": "wagtailcore", "model_name": "page", "action": "unpublish"},
        "admin/pages/create/": {"app_label": "stories", "model_name": "storypage"},
        "admin/collections/": {"pk": collection.pk},
        "admin/workflows/": {"pk": workflow.pk},
        "admin/workflows/tasks/": {
            "pk": task.pk,
            "app_label": "wagtailcore",
            "model_name": "groupapprovaltask",
        },
        "admin/localize/": {"pk": factories.make_topic().pk},
        "admin/trainings/": {"pk": training.pk},
        "admin/trainings/calendars/": {"pk": training.get_parent().pk},
        "admin/trainings/dates/": {"pk": date_of(training).pk},
        "admin/trainings/messages/": {"pk": message.pk},
        "admin/trainings/places/": {"pk": place.pk},
        "admin/registrations/": {"pk": place.pk},
        "admin/settings/": {"app_name": "content", "model_name": "sitesettings", "pk": site.pk},
        "admin/sites/": {"pk": site.pk},
        "admin/locales/": {"pk": german.pk},
        "admin/users/": {"pk": other.pk},
        "admin/groups/": {"pk": Group.objects.get(name="Redaktion Hessen").pk},
        "admin/documents/chooser/": {"pk": document.pk},
        "admin/images/chooser/": {"pk": image.pk},
        "admin/snippets/content/topic/": {"pk": topic.pk},
        "admin/snippets/choose/content/topic/": {"pk": topic.pk},
        "admin/snippets/content/contactperson/": {"pk": person.pk},
        "admin/snippets/choose/content/contactperson/": {"pk": person.pk},
        "admin/snippets/navigation/mainmenu/": {
            "pk": MainMenu.objects.create(locale=german, links=[]).pk
        },
        "admin/snippets/navigation/footer/": {"pk": Footer.objects.create(locale=german).pk},
    }


def fill(route: str, values: dict[str, dict[str, object]]) -> str:
    """The address with things of the other location in it."""
    known: dict[str, object] = {}
    for beginning in sorted(values, key=len):
        if route.startswith(beginning):
            known |= values[beginning]
    address = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda part: str(known[part[1]]), route)
    address = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(known[part[1]]), address)
    address = address.replace(r"(\d+)", str(known["page_id"]), 1)
    address = re.sub(r"\((?:live|earliest)[^)]*\)", "live", address)
    ticked = f"?id={known['page_id']}" if route.startswith("admin/bulk/") else ""
    return "/" + address.replace("^", "").replace("$", "").replace(r"\.", ".") + ticked


def is_open(browser: Client, address: str) -> bool:
    """Whether the address is open to somebody. Whom GET is refused, POST is refused as well."""
    response = browser.get(address)
    assert response.status_code < 500, address
    if not _is_refused(browser, response):
        return True
    with transaction.atomic():
        response = browser.post(address)  # a form without a field may well break
        transaction.set_rollback(True)
    return not _is_refused(browser, response)


def _is_refused(browser: Client, response: HttpResponse) -> bool:
    """Wagtail leads whom it refuses to the dashboard, and strangers to the door."""
    while response.status_code in (301, 302, 303):
        if response.url == HOME or response.url.startswith(DOOR):
            return True
        response = browser.get(response.url)
    return response.status_code in (403, 404, 405)


def read_list() -> dict[str, str]:
    """By route, whom it opens to."""
    rows = (line.split(maxsplit=1) for line in LIST.read_text(encoding="utf-8").splitlines())
    return {route: letters for letters, route in rows}


def test_every_address_opens_to_those_in_the_list_and_to_nobody_else(values):
    expected = read_list()
    browsers = {letter: Client(headers={"accept-language": "en"}) for letter in ROLES}
    for letter, browser in browsers.items():
        browser.raise_request_exception = False
        browser.force_login(user_in(ROLES[letter]))
    nobody = Client()
    nobody.force_login(user_in())
    observed = {}
    for route in admin_addresses():
        if route in NOT_ASKED:
            continue
        address = fill(route, values)
        letters = "".join(one for one, browser in browsers.items() if is_open(browser, address))
        strangers = [browser for browser in (nobody, Client()) if is_open(browser, address)]
        observed[route] = DOORS if strangers else letters or "-"
    assert observed == expected
