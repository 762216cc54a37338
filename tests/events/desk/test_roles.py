"""Who may do what, asked of the admin as each of them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, Locale, Page, Workflow

from events.desk.roles import make_roles, users_for_roles
from events.records.models import DeskScope
from home.models import HomePage, LocationPage
from tests import factories

from .conftest import LANGUAGES, user_in

HOME = reverse("wagtailadmin_home")
EDITORS, DESK = "Redaktion Berlin", "Trainingsbüro Berlin"
TRANSLATORS, ADMINISTRATORS = "Übersetzung", "Administration"


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def version(page, language):
    return page.get_translation(Locale.objects.get(language_code=language)).specific


def is_open(browser, address):
    """Whether a page of the admin opens; Wagtail sends those who may not to the dashboard."""
    response = browser.get(address)
    assert response.status_code == 200 or response.url == HOME
    return response.status_code == 200


# Pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", *LANGUAGES])
def test_editor_opens_the_own_location_and_no_other_in_every_language(
    sign_in, berlin, hessen, language
):
    browser = sign_in(EDITORS)
    own, foreign = (
        page if language == "de" else version(page, language) for page in (berlin, hessen)
    )
    assert is_open(browser, edit(own))
    assert not is_open(browser, edit(foreign))


def test_editor_opens_no_page_of_the_whole_site(sign_in, home):
    assert not is_open(sign_in(EDITORS), edit(home))


def test_editor_may_publish_and_not_lock_or_delete_the_location(sign_in, berlin):
    factories.make_story(berlin)
    permissions = berlin.permissions_for_user(user_in(EDITORS))
    assert permissions.can_publish()
    assert not permissions.can_lock()
    assert not permissions.can_delete()


def test_translator_opens_translations_and_no_german_source(sign_in, home, berlin):
    browser = sign_in(TRANSLATORS)
    for page in (home, berlin):
        assert not is_open(browser, edit(page))
        assert is_open(browser, edit(version(page, "en")))


def test_translator_adds_no_page(sign_in, berlin):
    english = version(berlin, "en")
    assert not english.permissions_for_user(user_in(TRANSLATORS)).can_add_subpage()


@pytest.mark.parametrize("name", ["wagtailadmin_explore_root", "wagtailimages:index"])
def test_desk_sees_neither_pages_nor_images(sign_in, name):
    assert not is_open(sign_in(DESK), reverse(name))


def test_desk_cannot_edit_a_page(sign_in, berlin):
    assert not is_open(sign_in(DESK), edit(berlin))


def test_administrator_opens_everything(sign_in, home, berlin):
    browser = sign_in(ADMINISTRATORS)
    addresses = [edit(home), edit(version(berlin, "en"))]
    addresses += [
        reverse(name)
        for name in (
            "registrations:index",
            "wagtailusers_users:index",
            "wagtailusers_groups:index",
            "wagtailadmin_collections:index",
            "wagtailsnippets_content_topic:add",
            "wagtailredirects:index",
            "wagtailadmin_workflows:index",
            "wagtaillocales:index",
        )
    ]
    for address in addresses:
        assert is_open(browser, address), address


def test_reader_is_asked_to_sign_in(client, roles, berlin):
    for address in (HOME, edit(berlin)):
        assert client.get(address).url.startswith(reverse("wagtailadmin_login"))


def test_user_without_role_is_asked_to_sign_in(client, roles):
    client.force_login(get_user_model().objects.create_user("nobody"))
    assert client.get(HOME).url.startswith(reverse("wagtailadmin_login"))


# Images, documents and snippets -------------------------------------------------------------------


def test_editor_adds_images_to_the_collection_of_the_location_only(sign_in):
    form = sign_in(EDITORS).get(reverse("wagtailimages:add")).context["form"]
    assert [collection.name for collection in form.collections] == ["Berlin"]


@pytest.mark.parametrize("chooser", ["wagtailimages_chooser", "wagtaildocs_chooser"])
def test_editor_chooses_files_of_the_whole_site(sign_in, chooser):
    assert is_open(sign_in(EDITORS), reverse(f"{chooser}:choose"))


@pytest.mark.parametrize("group", [EDITORS, TRANSLATORS])
def test_topics_can_be_seen_and_chosen(sign_in, group):
    topic = factories.make_topic()
    browser = sign_in(group)
    assert topic.name in browser.get(reverse("wagtailsnippets_content_topic:list")).content.decode()
    chooser = browser.get(reverse("wagtailsnippetchoosers_content_topic:choose"))
    assert topic.name in chooser.json()["html"]


def test_editor_changes_no_topic(sign_in):
    topic = factories.make_topic()
    address = reverse("wagtailsnippets_content_topic:edit", args=[topic.pk])
    assert not is_open(sign_in(EDITORS), address)


def test_translator_changes_the_translation_of_a_topic_and_not_its_source(sign_in):
    topic = factories.make_topic()
    english = topic.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    browser = sign_in(TRANSLATORS)
    name = "wagtailsnippets_content_topic:edit"
    assert is_open(browser, reverse(name, args=[english.pk]))
    assert not is_open(browser, reverse(name, args=[topic.pk]))
    assert browser.post(reverse(name, args=[topic.pk]), {"name": "Anders"}).url == HOME
    topic.refresh_from_db()
    assert topic.name == "Empowerment"


# Making them --------------------------------------------------------------------------------------


def state_of_permissions():
    """Everything roles consist of, to compare."""
    groups = {
        group.name: (
            set(group.permissions.values_list("pk", flat=True)),
            set(group.page_permissions.values_list("page", "permission")),
            set(group.collection_permissions.values_list("collection", "permission")),
            set(group.desk_scopes.values_list("location", flat=True)),
        )
        for group in Group.objects.all()
    }
    return groups, Collection.objects.count(), Workflow.objects.count()


def test_roles_stay_the_same_when_made_again(roles):
    before = state_of_permissions()
    make_roles()
    assert state_of_permissions() == before


def test_roles_keep_what_was_given_by_hand(roles):
    group = Group.objects.get(name=EDITORS)
    group.permissions.add(Permission.objects.get(codename="add_topic"))
    make_roles()
    assert group.permissions.filter(codename="add_topic").exists()


def test_roles_are_named_when_made_by_command(berlin, hessen, capsys):
    call_command("roles")
    assert "desk-hessen: Trainingsbüro Hessen\n" in capsys.readouterr().out
    assert set(users_for_roles()) == {
        "administrator",
        "translator",
        "editor-berlin",
        "desk-berlin",
        "editor-hessen",
        "desk-hessen",
    }


def test_every_group_of_a_role_exists(roles):
    names = {name for groups in users_for_roles().values() for name in groups}
    assert set(Group.objects.values_list("name", flat=True)) == names


def test_editor_reaches_a_location_in_a_language_added_later(sign_in, home, berlin):
    browser = sign_in(EDITORS)
    for page in (home, berlin.get_parent(), berlin):
        factories.copy_to_languages(page, "tr")
    assert is_open(browser, edit(version(berlin, "tr")))


def test_translator_and_review_reach_a_language_added_later(sign_in, home):
    browser = sign_in(TRANSLATORS)
    factories.copy_to_languages(home, "tr")
    turkish = version(home, "tr")
    assert is_open(browser, edit(turkish))
    assert turkish.get_workflow().name == "Redaktionelle Prüfung"


def test_location_published_later_gets_its_groups(roles, home):
    factories.make_location(home, "Thüringen")
    assert Group.objects.filter(name="Redaktion Thüringen").exists()
    assert DeskScope.objects.filter(group__name="Trainingsbüro Thüringen").count() == 1


def test_location_in_draft_gets_no_groups(roles, berlin):
    factories.add(berlin.get_parent(), LocationPage(title="Bremen"), publish=False)
    assert not Group.objects.filter(name__contains="Bremen").exists()


def test_groups_follow_the_name_of_their_location(roles, berlin):
    group = Group.objects.get(name=EDITORS)
    berlin.title = "Berlin-Mitte"
    berlin.save_revision().publish()
    group.refresh_from_db()
    assert group.name == "Redaktion Berlin-Mitte"
    assert Group.objects.filter(name__startswith="Redaktion").count() == 2


# Review -------------------------------------------------------------------------------------------


def test_every_page_can_be_submitted_to_the_review(roles, berlin):
    pages = [*HomePage.objects.all(), berlin, version(berlin, "en")]
    assert {page.get_workflow().name for page in pages} == {"Redaktionelle Prüfung"}
    assert not Page.get_first_root_node().has_workflow


# The desks of a group -----------------------------------------------------------------------------


def group_form(browser, group):
    """What the form of a group sends when nothing is changed."""
    form = browser.get(reverse("wagtailusers_groups:edit", args=[group.pk])).context["form"]
    sent = {"name": group.name, "permissions": [p.pk for p in form.initial["permissions"]]}
    for prefix in (
        "page_permissions",
        "image_permissions",
        "document_permissions",
        "collection_permissions",
    ):
        sent |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return sent


def test_administrator_assigns_desks_in_the_form_of_a_group(sign_in, berlin, hessen):
    browser = sign_in(ADMINISTRATORS)
    group = Group.objects.get(name=DESK)
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    sent = group_form(browser, group) | {"desk-locations": [berlin.pk, hessen.pk]}
    assert browser.post(address, sent).status_code == 302
    assert set(group.desk_scopes.values_list("location", flat=True)) == {berlin.pk, hessen.pk}
    assert browser.post(address, group_form(browser, group) | {"desk-everywhere": "on"}).url
    assert [scope.location for scope in group.desk_scopes.all()] == [None]


def test_form_of_a_group_shows_its_desks(sign_in, berlin):
    group = Group.objects.get(name=DESK)
    page = sign_in(ADMINISTRATORS).get(reverse("wagtailusers_groups:edit", args=[group.pk]))
    (panel,) = (panel for panel in page.context["permission_panels"] if panel.prefix == "desk")
    assert panel["locations"].initial == [berlin.pk]
    assert "Hessen" in panel.as_admin_panel()


def test_new_group_gets_the_desk_it_is_made_with(sign_in, berlin):
    browser = sign_in(ADMINISTRATORS)
    other = Group.objects.get(name=DESK)
    sent = group_form(browser, other) | {"name": "Vertretung", "desk-locations": [berlin.pk]}
    assert browser.post(reverse("wagtailusers_groups:add"), sent).status_code == 302
    assert DeskScope.objects.get(group__name="Vertretung").location == berlin
