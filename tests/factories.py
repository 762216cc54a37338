"""Makes the records tests need, through the same tree a real site has."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from events.trainings.models import EventPage, TrainingCalendarPage
from home.models import HomePage, LocationIndexPage, LocationPage, ProjectPage
from kommpaktiv.content.models import SiteDocument, Topic
from stories.models import StoryIndexPage, StoryPage

LANGUAGES = ("de", "de-simple", "en", "tr", "ar", "uk", "fa")


def make_locales() -> dict[str, Locale]:
    """All locales; the others follow German with aliases."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    for code, locale in locales.items():
        if code != "de":
            LocaleSynchronization.objects.get_or_create(
                locale=locale, defaults={"sync_from": locales["de"]}
            )
    return locales


def add(parent: Page, page: Page, publish: bool = True) -> Any:
    """Put `page` below `parent` as the admin would: a revision, and live if wanted."""
    page.slug = page.slug or slugify(page.title)
    page.live = False
    parent.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    page.refresh_from_db()
    return type(page).objects.get(pk=page.pk)


def copy_to_languages(page: Page, *languages: str) -> None:
    """Make the aliases that the sync trees make for pages created in the admin."""
    for code in languages or LANGUAGES[1:]:
        source = page.specific_class.objects.get(pk=page.pk)
        source.copy_for_translation(Locale.objects.get(language_code=code), alias=True)


def translate(page: Page, language: str, **fields: Any) -> Any:
    """Turn the alias of `page` in `language` into a published translation with these texts."""
    alias = page.get_translation(Locale.objects.get(language_code=language)).specific
    alias.alias_of = None
    for name, value in fields.items():
        setattr(alias, name, value)
    alias.save_revision().publish()
    return type(alias).objects.get(pk=alias.pk)


def make_home(languages: tuple[str, ...] = LANGUAGES[1:]) -> HomePage:
    """The German home page as the site's root, with aliases in `languages`."""
    Page.objects.filter(depth=2).delete()
    make_locales()
    root = Page.get_first_root_node()
    home = add(
        root,
        HomePage(title="KommPAktiv", slug="home", headline="Politik vor Ort", lead="Was wir tun"),
    )
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    Site.clear_site_root_paths_cache()
    copy_to_languages(home, *languages)
    return home


def make_location(home: HomePage, title: str = "Berlin", **fields: Any) -> LocationPage:
    index = LocationIndexPage.objects.child_of(home).first() or add(
        home, LocationIndexPage(title="Standorte")
    )
    return add(index, LocationPage(title=title, lead=f"KommPAktiv in {title}", **fields))


def make_topic(name: str = "Empowerment", colour: str = "lilac") -> Topic:
    return Topic.objects.create(
        name=name, slug=slugify(name), colour=colour, locale=Locale.get_default()
    )


def make_document(title: str) -> SiteDocument:
    return SiteDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.7", "datei.pdf"))


def make_project(parent: Page, title: str = "Über uns", **fields: Any) -> ProjectPage:
    return add(parent, ProjectPage(title=title, **({"lead": "Wer wir sind"} | fields)))


def make_story(parent: Page, title: str = "Ein Anfang", **fields: Any) -> StoryPage:
    """A story below `parent`: a story index, or the home page or location whose index it makes."""
    index = parent
    if not isinstance(parent, StoryIndexPage):
        index = StoryIndexPage.objects.child_of(parent).first() or add(
            parent, StoryIndexPage(title="Vorbilder")
        )
    return add(index, StoryPage(title=title, **({"name": "Amina D.", "lead": "Lead"} | fields)))


def make_training(
    parent: Page, title: str = "Haushalt lesen", publish: bool = True, **fields: Any
) -> EventPage:
    """A training below `parent`, its first date in a week unless given."""
    calendar = parent
    if not isinstance(parent, TrainingCalendarPage):
        calendar = TrainingCalendarPage.objects.child_of(parent).first() or add(
            parent, TrainingCalendarPage(title="Trainings")
        )
    defaults = {
        "first_date": next_week(),
        "start_time": time(18, 0),
        "end_time": time(20, 30),
        "capacity": 20,
        "lead": "Wo steht das Geld?",
        "venue": "Rathaus",
        "spoken_languages": ["de", "ar"],
    }
    return add(calendar, EventPage(title=title, **(defaults | fields)), publish=publish)


def next_week() -> date:
    return timezone.localdate() + timedelta(days=7)
