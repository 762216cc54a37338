"""Who may make whom what. Wagtail asks for a permission, and not on whom it is used.

Nobody touches a superuser but a superuser, and nobody gives what they do not have: who holds every
right the site knows may give any role, others only those they are in themselves. Else the right to
edit people would be the right to everything.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser, Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.users.forms import UserCreationForm, UserEditForm, UserForm
from wagtail.users.views import groups, users

from .audit import AnyUser


def may_touch(user: AnyUser, other: AbstractUser) -> bool:
    """Whether `user` may change `other`, as far as that is a question of rank."""
    return user.is_superuser or not other.is_superuser


def holds_every_right(user: AnyUser) -> bool:
    """Whether `user` has all permissions that groups can be given."""
    if user.is_superuser:
        return True
    given = user.get_all_permissions()
    wanted = Q()
    for hook in hooks.get_hooks("register_permissions"):
        wanted |= Q(pk__in=hook())
    names = Permission.objects.filter(wanted).values_list("content_type__app_label", "codename")
    return all(f"{app}.{codename}" in given for app, codename in names)


def groups_to_give(user: AnyUser) -> Any:
    """The groups into which `user` may put people."""
    return Group.objects.all() if holds_every_right(user) else user.groups.all()


class LimitedUserForm(UserForm):
    """A form of a user that offers no more than who fills it in may give."""

    def __init__(self, *args: Any, acting_user: AbstractUser, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not acting_user.is_superuser and "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True
        self.fields["groups"].queryset = groups_to_give(acting_user)

    def clean_groups(self) -> list[Group]:
        """The groups chosen, and those the person is in that were not up for choice."""
        offered = self.fields["groups"].queryset
        kept = self.instance.groups.exclude(pk__in=offered) if self.instance.pk else []
        return [*self.cleaned_data["groups"], *kept]


class StaffCreationForm(LimitedUserForm, UserCreationForm):
    pass


class StaffEditForm(LimitedUserForm, UserEditForm):
    pass


class ActingUserMixin(WagtailAdminTemplateMixin):
    """Tells the form who fills it in."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"acting_user": self.request.user}


class StaffCreateView(ActingUserMixin, users.CreateView):
    def save_instance(self) -> AbstractUser:
        """Without a password: the invitation has the link to set one."""
        self.form.instance.set_unusable_password()
        return super().save_instance()


class StaffEditView(ActingUserMixin, users.EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_touch(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StaffViewSet(users.UserViewSet):
    """People with a login."""

    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type:
        return StaffEditForm if for_update else StaffCreationForm


class EveryRightMixin(WagtailAdminTemplateMixin):
    """Opens to those who hold every right: a group can be given any."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not holds_every_right(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RoleCreateView(EveryRightMixin, groups.CreateView):
    pass


class RoleEditView(EveryRightMixin, groups.EditView):
    pass


class RoleDeleteView(EveryRightMixin, groups.DeleteView):
    pass


class RoleViewSet(groups.GroupViewSet):
    """Groups, which are the site's roles."""

    add_view_class = RoleCreateView
    edit_view_class = RoleEditView
    delete_view_class = RoleDeleteView


def check_bulk_action(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Refuse what is done to many people at once and would be refused for one of them."""
    people = [each for each in objects if isinstance(each, AbstractUser)]
    if not all(may_touch(request.user, person) for person in people):
        raise PermissionDenied
    if action_type == "assign_role" and people:
        role = action.cleaned_form.cleaned_data["role"]
        if not groups_to_give(request.user).filter(pk=role.pk).exists():
            raise PermissionDenied
