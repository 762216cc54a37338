"""Who may make whom what, asked of the admin as an administrator who is no superuser."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from kommpaktiv.accounts import audit
from kommpaktiv.jobs.models import QueuedMail

User = get_user_model()
ADMINISTRATORS = "Administration"

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def root():
    return User.objects.create_superuser("root", "root@example.org", "x", last_name="Root")


@pytest.fixture
def administrator():
    """Somebody with every right there is, who is no superuser."""
    call_command("roles", verbosity=0)
    user = User.objects.create_user("ada", "ada@example.org")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


@pytest.fixture
def manager(administrator):
    """Somebody who may edit people and groups, and not much else."""
    user = User.objects.create_user("manager", "manager@example.org")
    user.groups.add(Group.objects.create(name="Konten"))
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="auth")
        | Permission.objects.filter(codename="access_admin")
    )
    return user


def form_of(user, **changes):
    return {
        "username": user.username,
        "email": user.email,
        "first_name": "Vor",
        "last_name": "Name",
        "is_active": "on",
        "groups": [group.pk for group in user.groups.all()],
    } | changes


def edit(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


def bulk(action, *users):
    address = reverse("wagtail_bulk_action", args=["auth", "user", action])
    return f"{address}?{'&'.join(f'id={user.pk}' for user in users)}"


def test_administrator_cannot_change_a_superuser(administrator, root):
    browser = signed_in(administrator)
    assert browser.get(edit(root)).url == reverse("wagtailadmin_home")
    browser.post(edit(root), form_of(root, email="ada@example.org"))
    browser.post(reverse("wagtailusers_users:delete", args=[root.pk]))
    root.refresh_from_db()
    assert root.email == "root@example.org"


@pytest.mark.parametrize(
    ("action", "sent"),
    [("set_active_state", {"mark_as_active": "False"}), ("delete", {})],
)
def test_administrator_cannot_change_a_superuser_among_others(administrator, root, action, sent):
    other = User.objects.create_user("other")
    signed_in(administrator).post(bulk(action, root, other), sent)
    assert User.objects.filter(pk=root.pk, is_active=True).exists()


def test_administrator_cannot_put_a_superuser_into_a_group(administrator, root):
    role = Group.objects.get(name=ADMINISTRATORS)
    signed_in(administrator).post(bulk("assign_role", root), {"role": role.pk})
    assert not root.groups.exists()


def test_administrator_cannot_make_anybody_a_superuser(administrator):
    browser = signed_in(administrator)
    other = User.objects.create_user("other", "other@example.org")
    assert browser.post(edit(other), form_of(other, is_superuser="on")).status_code == 302
    new = form_of(User(username="new", email="new@example.org", pk=0), is_superuser="on")
    assert browser.post(reverse("wagtailusers_users:add"), new | {"groups": []}).status_code == 302
    browser.post(edit(administrator), form_of(administrator, is_superuser="on"))
    assert User.objects.filter(username="new").exists()
    assert not User.objects.filter(is_superuser=True).exists()


def test_superuser_may_still_do_all_that(administrator, root):
    browser = signed_in(root)
    assert browser.post(edit(administrator), form_of(administrator, is_superuser="on")).url
    administrator.refresh_from_db()
    assert administrator.is_superuser


def test_right_to_edit_people_is_no_right_to_other_roles(manager):
    role = Group.objects.get(name=ADMINISTRATORS)
    browser = signed_in(manager)
    refused = browser.post(edit(manager), form_of(manager, groups=[role.pk]))
    assert refused.context["form"].errors.keys() == {"groups"}
    browser.post(bulk("assign_role", manager), {"role": role.pk})
    assert not manager.groups.filter(pk=role.pk).exists()


def test_right_to_edit_groups_opens_none_to_somebody_who_lacks_other_rights(manager):
    group = Group.objects.get(name="Konten")
    browser = signed_in(manager)
    for address in (
        reverse("wagtailusers_groups:add"),
        reverse("wagtailusers_groups:edit", args=[group.pk]),
        reverse("wagtailusers_groups:delete", args=[group.pk]),
    ):
        assert browser.get(address).url == reverse("wagtailadmin_home")


def test_groups_that_cannot_be_given_stay_when_a_person_is_edited(manager):
    other = User.objects.create_user("other", "other@example.org")
    other.groups.add(Group.objects.get(name=ADMINISTRATORS))
    assert signed_in(manager).post(edit(other), form_of(other, groups=[])).status_code == 302
    assert other.groups.filter(name=ADMINISTRATORS).exists()


def test_new_person_is_invited_and_sets_the_password_themselves(administrator):
    browser = signed_in(administrator)
    page = browser.get(reverse("wagtailusers_users:add"))
    assert not {"password1", "password2"} & page.context["form"].fields.keys()
    new = form_of(User(username="new", email="new@example.org", pk=0))
    browser.post(reverse("wagtailusers_users:add"), new | {"password1": "x", "password2": "x"})
    user = User.objects.get(username="new")
    assert not user.has_usable_password()
    invitation = QueuedMail.objects.get(recipient="new@example.org")
    assert "/admin/password_reset/" in invitation.text
    assert ModelLogEntry.objects.filter(
        action=audit.INVITED, object_id=user.pk, user=administrator
    ).exists()


def test_owner_is_told_and_the_log_knows_when_roles_change(administrator):
    other = User.objects.create_user("other", "other@example.org")
    role = Group.objects.get(name=ADMINISTRATORS)
    signed_in(administrator).post(edit(other), form_of(other, groups=[role.pk]))
    assert QueuedMail.objects.filter(recipient="other@example.org").exists()
    entry = ModelLogEntry.objects.get(action=audit.ROLES, object_id=other.pk)
    assert entry.user == administrator
    assert entry.data == {"groups": [role.pk], "is_active": True}


def test_log_is_read_and_filtered_in_the_report_of_the_site(administrator):
    address = reverse("wagtailadmin_reports:site_history")
    page = signed_in(administrator).get(f"{address}?action={audit.SIGNED_IN}")
    assert "Signed in" in page.content.decode()
