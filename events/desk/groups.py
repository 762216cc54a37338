"""What the form of a group asks about the training desk."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.models import Group
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from events.records.models import DeskScope
from home.models import LocationPage


class DeskScopeForm(forms.Form):
    """Whose registrations a group sees. One of the panels Wagtail saves together with a group."""

    everywhere = forms.BooleanField(
        label=_("All locations, and trainings without one"), required=False
    )
    locations = forms.ModelMultipleChoiceField(
        label=_("Locations"),
        queryset=LocationPage.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, files: Any = None, instance: Group | None = None):
        self.group = instance or Group()
        scopes = list(self.group.desk_scopes.all()) if self.group.pk else []
        initial = {
            "everywhere": any(scope.location_id is None for scope in scopes),
            "locations": [scope.location_id for scope in scopes if scope.location_id],
        }
        super().__init__(data, files, prefix="desk", initial=initial)
        locations = LocationPage.objects.filter(locale=Locale.get_default()).order_by("title")
        cast(forms.ModelMultipleChoiceField, self.fields["locations"]).queryset = locations

    @transaction.atomic
    def save(self) -> None:
        """Make the group's scopes what was ticked, keeping those that stay."""
        wanted = {location.pk for location in self.cleaned_data["locations"]}
        if self.cleaned_data["everywhere"]:
            wanted.add(None)
        present = {scope.location_id: scope for scope in self.group.desk_scopes.all()}
        for location in present.keys() - wanted:
            present[location].delete()
        for location in wanted - present.keys():
            DeskScope.objects.create(group=self.group, location_id=location)

    def as_admin_panel(self) -> SafeString:
        return render_to_string("desk/group_scopes.html", {"form": self})
