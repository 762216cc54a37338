"""Every list of the admin can be read: on a phone and on a desk, with the names people have."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Workflow

from events.desk.roles import make_roles
from events.outbox.queue import queue_message
from events.records.models.messages import MessageKind, MessageState
from events.trainings.models import EventPage
from kommpaktiv.content.models import ContactPerson
from tests import factories
from tests.events.builders import date_of, write_place

NAME = "Maria-Theodora Wolkenstein-Trostburg zu Oberschneidhammer"
EMAIL = "maria.theodora.wolkenstein-trostburg@integrationsbeiraete.landkreis.example.org"
TITLE = "Haushaltsplanberatungen verstehen, Verwaltungsvorlagen prüfen und selbst mitbestimmen"

# What is wrong with what stands in the lists, a line each. Words may end a line at a hyphen, and
# addresses at their signs, where the page allows it (<wbr>).
COMPLAINTS = """
() => {
  const complaints = new Set();
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().width > 1 && !element.closest(".w-sr-only");
  const rects = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter((rect) => rect.width > 0.5);
  };
  const lines = (found) => new Set(found.map((rect) => Math.round(rect.top))).size;
  const DATE = /\\d{1,2}\\.\\s?(\\d{1,2}\\.|\\p{L}+\\.?)\\s?\\d{2,4}(,? \\d{1,2}:\\d{2})?/gu;
  if (document.documentElement.scrollWidth > innerWidth) complaints.add("scrolls sideways");
  for (const cell of document.querySelectorAll("main :is(td, th, ul.listing > li), header")) {
    const isCut = cell.scrollWidth > cell.clientWidth + 1
      && getComputedStyle(cell).overflowX !== "visible";
    if (isCut && cell.matches("td, th")) complaints.add(`cut: ${cell.innerText}`);
    if (!isShown(cell)) continue;
    const box = cell.getBoundingClientRect();
    if (box.right > innerWidth + 1 || box.left < -1) complaints.add(`leaves: ${cell.innerText}`);
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!isShown(node.parentElement)) continue;
      for (const word of node.data.matchAll(/[^\\s\\u00ad\\u200b\\-–/]+/gu)) {
        const found = rects(node, word.index, word.index + word[0].length);
        if (lines(found) > 1) complaints.add(`broken: ${word[0]}`);
        if (found.some((rect) => rect.right > innerWidth + 1)) complaints.add(`off: ${word[0]}`);
      }
      for (const date of node.data.matchAll(DATE)) {
        const found = rects(node, date.index, date.index + date[0].length);
        if (lines(found) > 2) complaints.add(`date of ${lines(found)} lines: ${date[0]}`);
      }
    }
  }
  return [...complaints];
}
"""

# Heads, labels, fields and buttons that one cannot see whole.
OUTSIDE = """
() => [...document.querySelectorAll("main :is(h1, h2, label, [role=tab], input, button)")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((element) => !element.closest(".w-sr-only, .w-minimap, [inert]"))
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.right > innerWidth + 1)
  .map(([element]) => `outside: ${element.outerHTML.slice(0, 120)}`)
"""


@pytest.fixture
def training(site) -> EventPage:
    """One of everything that is listed, by names that hardly fit; the roles are made."""
    page = factories.make_training(
        factories.make_location(site, "Mecklenburgische Seenplatte"), TITLE, venue="Rathaus"
    )
    place = write_place(
        date_of(page), NAME, EMAIL, needs="Rollstuhl", council="Integrationsbeirat Mühlhausen"
    )
    registration = place.participant.registration
    for kind in (MessageKind.CONFIRMED, MessageKind.REMINDER):
        queue_message(registration, kind, places=[place])
    registration.messages.update(
        state=MessageState.FAILED, error="SMTPRecipientsRefused: 550 5.1.1 unknown user"
    )
    german = Locale.get_default()
    ContactPerson.objects.create(name=NAME, role="Ansprechperson", email=EMAIL, locale=german)
    factories.make_topic("Zusammenarbeit mit der Kommunalverwaltung")
    Redirect.add_redirect("/veranstaltungen/haushaltsplanberatungen/2021/fruehjahr/", page)
    get_image_model().objects.create(title=TITLE, file=get_test_image_file())
    get_document_model().objects.create(title=TITLE, file=ContentFile(b"%PDF-1.4", "plan.pdf"))
    make_roles()
    return page


@pytest.fixture
def administrator(visit, training):
    """Signed in, with a German admin, after a page was sent for review and locked."""
    user = get_user_model().objects.create_user("ada", EMAIL, "geheim", first_name=NAME)
    user.groups.set(Group.objects.filter(name="Administration"))
    workflow = training.get_workflow()
    workflow.start(training, user)
    training.locked, training.locked_by, training.locked_at = True, user, timezone.now()
    training.save(log_action="wagtail.lock", user=user)
    page = visit.page
    page.goto(reverse("wagtailadmin_home"))
    page.fill("[name=login]", "ada")
    page.fill("[name=password]", "geheim")
    page.locator("button[type=submit]").first.click()
    page.wait_for_url(f"**{reverse('wagtailadmin_home')}")
    return visit


def listings(training: EventPage) -> list[str]:
    """The address of each list of the admin."""
    calendar = training.get_parent()
    place = date_of(training).places.get()
    contact = ContactPerson.objects.get()
    workflow = Workflow.objects.first()
    state = training.current_workflow_state
    of_contacts = "wagtailsnippets_content_contactperson"
    return [
        reverse(name, args=args)
        for name, *args in [
            ("wagtailadmin_home",),
            ("registrations:index",),
            ("registrations:inspect", place.pk),
            ("outbox:index",),
            ("desk:dates", training.pk),
            ("desk:retention",),
            ("wagtailadmin_explore_root",),
            ("wagtailadmin_explore", calendar.pk),
            ("wagtailadmin_pages:history", training.pk),
            ("wagtailadmin_pages:usage", training.pk),
            ("wagtailadmin_pages:workflow_history", training.pk),
            ("wagtailadmin_pages:workflow_history_detail", training.pk, state.pk),
            ("wagtailadmin_pages:type_use", "trainings", "eventpage"),
            ("wagtailsnippets:index",),
            ("wagtailsnippets_content_topic:list",),
            (f"{of_contacts}:list",),
            (f"{of_contacts}:history", contact.pk),
            (f"{of_contacts}:usage", contact.pk),
            ("wagtailusers_users:index",),
            ("wagtailusers_groups:index",),
            ("wagtailimages:index",),
            ("wagtaildocs:index",),
            ("wagtailadmin_collections:index",),
            ("wagtailredirects:index",),
            ("wagtaillocales:index",),
            ("wagtailsites:index",),
            ("wagtailadmin_reports:locked_pages",),
            ("wagtailadmin_reports:workflow",),
            ("wagtailadmin_reports:workflow_tasks",),
            ("wagtailadmin_reports:site_history",),
            ("wagtailadmin_reports:aging_pages",),
            ("wagtailadmin_reports:page_types_usage",),
            ("wagtail_localize:translations_report",),
            ("wagtailadmin_workflows:index",),
            ("wagtailadmin_workflows:usage", workflow.pk),
            ("wagtailadmin_workflows:task_index",),
        ]
    ] + [reverse("wagtailadmin_pages:search") + "?q=Haushaltsplanberatungen"]


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_lists_fit_the_screen_and_break_no_word(administrator, training, width):
    page = administrator.page
    page.set_viewport_size({"width": width, "height": 900})
    complaints = {}
    for address in listings(training):
        answer = page.goto(address)
        assert answer.status == 200, address
        assert page.locator("main").is_visible(), address
        complaints[address] = page.evaluate(COMPLAINTS)
    assert {address: found for address, found in complaints.items() if found} == {}
    assert administrator.complaints == []


def test_rows_become_cards_that_name_their_values_also_after_a_search(administrator):
    page = administrator.page
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(reverse("outbox:index"))
    page.locator("main [name=q]").fill("wolkenstein")
    page.wait_for_url("**q=wolkenstein")
    page.locator("table.listing-cards").wait_for()
    words = page.locator("table.listing-cards tbody tr").first.evaluate(
        "row => [...row.querySelectorAll('[data-column]')].map(cell => cell.dataset.column)"
    )
    assert {"Nachricht", "Status", "Letzter Fehler"} <= set(words)


def test_forms_fit_a_phone(administrator, training):
    page = administrator.page
    page.set_viewport_size({"width": 390, "height": 900})
    user, workflow = get_user_model().objects.get(), Workflow.objects.first()
    forms = [
        ("wagtailadmin_pages:edit", training.pk),
        ("wagtailadmin_pages:edit", training.get_parent().pk),
        ("wagtailadmin_pages:copy", training.pk),
        ("wagtailadmin_pages:move", training.pk),
        ("desk:date", training.pk, date_of(training).pk),
        ("desk:unconfirmed", date_of(training).pk),
        ("desk:repeat", training.pk),
        ("desk:note", date_of(training).pk),
        ("desk:mail_preview", training.pk),
        ("wagtailsnippets_content_contactperson:edit", ContactPerson.objects.get().pk),
        ("wagtailusers_users:edit", user.pk),
        ("wagtailusers_groups:add",),
        ("wagtailimages:add",),
        ("wagtailadmin_workflows:edit", workflow.pk),
        ("wagtail_localize:submit_page_translation", training.pk),
        ("wagtailadmin_account",),
    ]
    complaints = {}
    for name, *args in forms:
        address = reverse(name, args=args)
        answer = page.goto(address)
        assert answer.status == 200, address
        complaints[address] = page.evaluate(COMPLAINTS) + page.evaluate(OUTSIDE)
    assert {address: found for address, found in complaints.items() if found} == {}
