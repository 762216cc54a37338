"""What is looked at whenever a translation is saved, by whichever way."""

import json
from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail_localize.models import SegmentOverride, StringTranslation

from .clean_text import clean_json, clean_text
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
