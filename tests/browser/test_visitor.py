"""A visitor's way: from a story to a place in a training, and back out of it, in two languages."""

import re

import pytest
from django.core import mail
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from events.mails.delivery import send_due_messages
from stories.models import StoryIndexPage
from tests import factories

ARABIC = {
    "Vorbilder": "قدوات",
    "Den Antrag habe ich dreimal geschrieben": "كتبتُ الطلب ثلاث مرات",
    "Trainings": "تدريبات",
    "Haushalt lesen": "قراءة الميزانية",
    "KommPAktiv": "KommPAktiv",
}


def translate(page, language):
    """Translate what `ARABIC` knows, as a translator would, and publish it."""
    source, _created = TranslationSource.update_or_create_from_instance(
        type(page).objects.get(pk=page.pk)
    )
    locale = Locale.objects.get(language_code=language)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if translated := ARABIC.get(segment.string.data):
            StringTranslation.objects.create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=translated,
            )
    translation.save_target(publish=True)


@pytest.fixture
def town(site):
    """A story and a training with ten places, in German and in Arabic."""
    story = factories.make_story(site, "Den Antrag habe ich dreimal geschrieben")
    training = factories.make_training(site, capacity=10)
    for page in (site, story.get_parent().specific, story):
        translate(page, "ar")
    for page in (training.get_parent().specific, training):
        translate(page, "ar")
    return training


def places_left(visit, address):
    """The number beside the one date on the training's page."""
    visit.page.goto(address)
    return int(re.search(r"\d+", visit.page.locator("#dates .state").inner_text()).group())


def link_in_last_mail(visit):
    """Where the last mail that has gone out leads to, on this server."""
    send_due_messages()
    return re.search(r"https?://[^/\s]+(/\S*/anmeldung/\S+)", mail.outbox[-1].body).group(1)


def test_visitor_reads_registers_in_arabic_and_gives_the_place_back(visit, town):
    page = visit.page
    german = town.get_url()
    assert places_left(visit, german) == 10

    # A story in German, then the same in Arabic.
    page.goto("/de/")
    page.goto(StoryIndexPage.objects.get(locale__language_code="de").get_url())
    page.get_by_role("link", name="Den Antrag habe ich dreimal geschrieben").click()
    page.locator("details.tongues > summary").click()
    page.locator("details.tongues a[hreflang=ar]").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.get_by_role("heading", level=1).inner_text() == "كتبتُ الطلب ثلاث مرات"

    # The training, found from there, and the form.
    page.get_by_role("link", name="قراءة الميزانية").first.click()
    page.locator("form.pick button").click()
    page.fill("[name=name]", "أمينة ديالو")
    page.fill("[name=email]", "amina@example.org")
    page.check("[name=privacy]")
    page.locator("main form button[type=submit]").click()
    assert "/gesendet/" in page.url

    # The mail, in Arabic, leads to a page with one button.
    page.goto(link_in_last_mail(visit))
    assert mail.outbox[-1].to == ["amina@example.org"]
    assert 'dir="rtl"' in mail.outbox[-1].alternatives[0].content
    page.locator("main form button").click()
    manage = link_in_last_mail(visit)
    assert [name for name, _content, kind in mail.outbox[-1].attachments if "calendar" in kind]

    # One place less in German too; given back, it is there again.
    assert places_left(visit, german) == 9
    page.goto(manage)
    page.locator("main a[href$='/absagen/']").click()
    page.locator("main form button").click()
    page.wait_for_url(manage.split("~")[0] + "**")
    assert places_left(visit, german) == 10
    assert visit.complaints == []


def test_no_page_of_a_visit_has_a_barrier_or_scrolls_sideways(visit, town):
    for language in ("de", "ar"):
        training = town.get_translation(Locale.objects.get(language_code=language))
        index = StoryIndexPage.objects.get(locale=training.locale)
        addresses = [
            f"/{language}/",
            index.get_url(),
            index.get_children().first().get_url(),
            training.get_parent().get_url(),
            training.get_url(),
            f"/{language}/suche/?q=nichts",
            f"/{language}/anmeldung/{town.translation_key}/",
            f"/{language}/gibt-es-nicht/",
        ]
        for address in addresses:
            visit.check_at_every_width(address)
