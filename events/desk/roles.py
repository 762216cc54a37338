"""Who may do what: the groups of the site. Their names are data and therefore German.

Here and not lower down because this is the one room that knows both the locations and the desk.
Everything can be run again at any time; nothing is taken away that somebody gave by hand.
"""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from events.records.models import DeskScope
from home.models import HomePage, LocationPage
from kommpaktiv.accounts.permissions import (
    KEEP_FILES,
    USE_FILES,
    allow,
    allow_everything,
    allow_in_collection,
    allow_on_pages,
)

ADMINISTRATORS = "Administration"
TRANSLATORS = "Übersetzung"
EDITORS_OF = "Redaktion "
DESK_OF = "Trainingsbüro "
REVIEW = "Redaktionelle Prüfung"

ENTER = "wagtailadmin.access_admin"
TRANSLATE = "wagtail_localize.submit_translation"
WORK_AT_DESK = "records.work_at_desk"
DECIDE_ON_DATES = "records.decide_on_dates"
SNIPPETS = ("content.topic", "content.contactperson", "navigation.mainmenu", "navigation.footer")


@transaction.atomic
def make_roles() -> None:
    """Make the groups of all roles and the review, for the pages there are now."""
    _remove_unused_defaults()
    administrators = make_administrators()
    make_translators()
    for location in _locations():
        make_roles_of(location)
    make_review(administrators)


def make_administrators() -> Group:
    """Those who may do everything."""
    group = _group(ADMINISTRATORS)
    allow_everything(group)
    DeskScope.objects.get_or_create(group=group, location=None)
    return group


def make_translators() -> Group:
    """Those who may change and publish every page that is not a German source.

    Of snippets they may change the translations: see `core.wagtail_hooks`.
    """
    group = _group(TRANSLATORS)
    allow(group, ENTER, TRANSLATE)
    allow(group, *_on_snippets("view"), *_on_snippets("change"))
    homes = HomePage.objects.exclude(locale=Locale.get_default())
    allow_on_pages(group, homes, "change_page", "publish_page")
    allow_in_collection(group, Collection.get_first_root_node(), *USE_FILES)
    return group


def make_roles_of(location: LocationPage) -> None:
    """The editors and the training desk of `location`, in whichever language it is given."""
    source = LocationPage.objects.get(
        translation_key=location.translation_key, locale=Locale.get_default()
    )
    make_editors_of(source)
    make_desk_of(source)


def make_editors_of(location: LocationPage) -> Group:
    """Those who write, translate and publish all that stands below `location`."""
    languages = LocationPage.objects.filter(translation_key=location.translation_key)
    group = _group_of(location, EDITORS_OF, page_permissions__page=location)
    allow(group, ENTER, TRANSLATE, *_on_snippets("view"))
    allow_on_pages(group, languages, "add_page", "change_page", "publish_page")
    allow_in_collection(group, Collection.get_first_root_node(), *USE_FILES)
    allow_in_collection(group, _collection_of(location), *KEEP_FILES)
    return group


def make_desk_of(location: LocationPage) -> Group:
    """Those who see who takes part in the trainings of `location`, and decide on its dates."""
    group = _group_of(location, DESK_OF, desk_scopes__location=location)
    allow(group, ENTER, WORK_AT_DESK, DECIDE_ON_DATES)
    DeskScope.objects.get_or_create(group=group, location=location)
    return group


def make_review(reviewers: Group) -> Workflow:
    """The moderation that pages can be submitted to; a home page with another keeps it."""
    workflow, _created = Workflow.objects.get_or_create(name=REVIEW)
    task, _created = GroupApprovalTask.objects.get_or_create(name=REVIEW)
    task.groups.add(reviewers)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    for page in HomePage.objects.all():
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def users_for_roles() -> dict[str, list[str]]:
    """The groups that somebody in each role belongs to, by role."""
    roles = {"administrator": [ADMINISTRATORS], "translator": [TRANSLATORS]}
    for location in _locations():
        roles[f"editor-{location.slug}"] = [EDITORS_OF + location.title]
        roles[f"desk-{location.slug}"] = [DESK_OF + location.title]
    return roles


def _locations() -> list[LocationPage]:
    return list(LocationPage.objects.live().filter(locale=Locale.get_default()))


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def _group_of(location: LocationPage, kind: str, **has: Page) -> Group:
    """The group of a location; it follows when the location gets another name."""
    name = kind + location.title
    group = Group.objects.filter(name__startswith=kind, **has).first()
    if group is None or Group.objects.filter(name=name).exists():
        return _group(name)
    group.name = name
    group.save(update_fields=["name"])
    return group


def _collection_of(location: LocationPage) -> Collection:
    """The images and documents of a location."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=location.title).first()
    return found or root.add_child(name=location.title)


def _on_snippets(action: str) -> list[str]:
    return [snippet.replace(".", f".{action}_") for snippet in SNIPPETS]


def _remove_unused_defaults() -> None:
    """Remove what Wagtail makes at first: groups that reach all pages, and their moderation."""
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
    for workflow in Workflow.objects.active().filter(name="Moderators approval"):
        workflow.deactivate()
