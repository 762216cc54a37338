"""Each field of each translatable record says whether it is translated or the same everywhere."""

import pytest
from django.apps import apps
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, TranslatableMixin

OURS = ("content", "records", "trainings", "home", "navigation", "stories")
RECORDS = [
    model
    for model in apps.get_models()
    if issubclass(model, TranslatableMixin) and model._meta.app_label in OURS
]


def editable_fields(model) -> set[str]:
    """Names of what an editor fills in, beside that which every page has from Wagtail."""
    inherited = {field.name for field in Page._meta.get_fields()} | {"locale", "sort_order"}
    fields = {field.name for field in model._meta.concrete_fields if field.editable}
    children = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    parents = {field.name for field in model._meta.parents.values() if field}
    keys = {field.name for field in model._meta.fields if type(field).__name__ == "ParentalKey"}
    return (fields | children) - inherited - parents - keys - {model._meta.pk.name}


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_every_field_is_declared_translated_or_synchronised(model):
    declared = [field.field_name for field in model.translatable_fields]
    assert editable_fields(model) - set(declared) == set()
    assert len(declared) == len(set(declared))
