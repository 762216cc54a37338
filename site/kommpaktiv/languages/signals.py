"""What is looked at whenever a translation is saved, by whichever way."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail_localize.models import SegmentOverride, StringTranslation

from .safe_markup import check_override_json, check_string


@receiver(pre_save, sender=StringTranslation)
def refuse_markup(instance: StringTranslation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        check_string(instance.data)


@receiver(pre_save, sender=SegmentOverride)
def refuse_links(instance: SegmentOverride, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        check_override_json(instance.data_json)
