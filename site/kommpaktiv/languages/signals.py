"""What is looked at whenever a translation is saved, by whichever way."""

import json
from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail_localize.models import SegmentOverride, StringTranslation

from .clean_text import clean_json, clean_text
from .freshness import MACHINE
from .models import StringOrigin
from .safe_markup import check_override_json, check_string


@receiver(pre_save, sender=StringTranslation)
def refuse_markup(instance: StringTranslation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        # A segment's own line breaks are tags: any other is a blank.
        instance.data = clean_text(instance.data, soft_break=" ")
        check_string(instance.data)


@receiver(pre_save, sender=SegmentOverride)
def refuse_links(instance: SegmentOverride, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        instance.data_json = json.dumps(clean_json(json.loads(instance.data_json)))
        check_override_json(instance.data_json)


@receiver(pre_save, sender=StringTranslation)
def keep_machine_drafts_back(instance: StringTranslation, raw: bool = False, **kwargs: Any) -> None:
    """What a machine wrote is not published by anybody who has not seen it.

    wagtail-localize leaves out what has an error, whichever way a page is published.
    """
    if not raw and instance._state.adding and instance.translation_type == MACHINE:
        instance.has_error = True


@receiver(post_save, sender=StringTranslation)
def note_origin(
    instance: StringTranslation, created: bool, update_fields: Any = None, **kwargs: Any
) -> None:
    """Remember which machine drafted a string, and that a person has accepted it."""
    if kwargs.get("raw") or (update_fields is not None and "data" not in update_fields):
        return
    if instance.translation_type == MACHINE:
        StringOrigin.objects.update_or_create(
            translation=instance, defaults={"draft_by": instance.tool_name or "?"}
        )
    elif not created:
        StringOrigin.objects.filter(translation=instance).update(
            german="", accepted_at=timezone.now()
        )
