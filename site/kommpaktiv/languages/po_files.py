"""PO files of a translation: what is read of one, and what of it was not.

wagtail-localize says "imported" whatever the file holds. Between export and import the German may
have changed: what was translated meanwhile is kept as the old translation of the new words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import polib
from django.db import transaction
from django.template.defaultfilters import truncatechars
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .carry_over import links_fit
from .clean_text import clean_text
from .models import StringOrigin

TOOL = "PO File"
SHOWN = 5  # texts that are named in a message


class OtherTranslationError(ValueError):
    """The file was made for another translation, or for none."""


@dataclass
class Imported:
    """What became of the entries of a file, by their German."""

    taken: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    faulty: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.taken or self.same or self.outdated)

    def sentences(self) -> list[str]:
        """What is to be told, the best first."""
        found = []
        if self.taken:
            said = ngettext(
                "%(number)s text imported.", "%(number)s texts imported.", len(self.taken)
            )
            found.append(said % {"number": len(self.taken)})
        if self.outdated:
            said = ngettext(
                "%(number)s text whose German has changed since: kept as out of date.",
                "%(number)s texts whose German has changed since: kept as out of date.",
                len(self.outdated),
            )
            found.append(said % {"number": len(self.outdated)})
        if self.faulty:
            said = _("Not imported, because their links or marks differ from the German: %(texts)s")
            found.append(said % {"texts": _shortly(self.faulty)})
        if self.unknown:
            said = _("Not imported, because they are not on this page: %(texts)s")
            found.append(said % {"texts": _shortly(self.unknown)})
        if self.same and not (self.taken or self.outdated):
            found.append(_("The file says what is there already."))
        return found or [_("Nothing was imported: the file holds no translation of this page.")]


def _shortly(texts: list[str]) -> str:
    """The first of some texts, each by its beginning."""
    shown = [truncatechars(strip_tags(text), 40) for text in texts[:SHOWN]]
    return "; ".join(shown) + (" …" if len(texts) > SHOWN else "")


def read(data: bytes) -> polib.POFile:
    """A file that somebody sent.

    :raises ValueError: where it is none.
    """
    try:
        text = data.decode("utf-8-sig")
        if "\n" not in text:  # polib would take it for the name of a file on this machine
            raise ValueError
        return polib.pofile(text)
    except (OSError, UnicodeDecodeError) as fault:
        raise ValueError from fault


@transaction.atomic
def take(translation: Translation, po: polib.POFile, user: Any) -> Imported:
    """Keep what the file says of the page as it is now.

    :raises OtherTranslationError: for a file of another translation.
    """
    if po.metadata.get("X-WagtailLocalize-TranslationID") != str(translation.uuid):
        raise OtherTranslationError
    places: dict[str, list[StringSegment]] = defaultdict(list)
    segments = StringSegment.objects.filter(source=translation.source_id)
    for segment in segments.select_related("string", "context").order_by("order"):
        places[segment.context.path].append(segment)
    imported = Imported()
    for entry in po:
        if entry.msgstr and not entry.obsolete and not entry.fuzzy:
            _take_entry(translation, entry, places.get(entry.msgctxt or "", []), user, imported)
    return imported


def _take_entry(
    translation: Translation,
    entry: polib.POEntry,
    segments: list[StringSegment],
    user: Any,
    imported: Imported,
) -> None:
    segment = next((one for one in segments if one.string.data == entry.msgid), None)
    is_current = segment is not None
    if segment is None and len(segments) == 1:
        segment = segments[0]  # the place is there, its German another one
    if segment is None:
        imported.unknown.append(entry.msgid)
    elif not links_fit(segment.string.data, entry.msgstr):
        imported.faulty.append(entry.msgid)
    elif is_current:
        changed = _keep(translation, segment, entry.msgstr, user)
        (imported.taken if changed else imported.same).append(entry.msgid)
    elif _is_open(translation, segment):
        _keep(translation, segment, entry.msgstr, user)
        StringOrigin.objects.update_or_create(
            translation=_row(translation, segment),
            defaults={"german": entry.msgid, "changed_at": timezone.now()},
        )
        imported.outdated.append(entry.msgid)
    else:
        imported.unknown.append(entry.msgid)


def _row(translation: Translation, segment: StringSegment) -> StringTranslation | None:
    return StringTranslation.objects.filter(
        translation_of=segment.string_id,
        context=segment.context_id,
        locale=translation.target_locale_id,
    ).first()


def _is_open(translation: Translation, segment: StringSegment) -> bool:
    """Whether nobody has translated the words as they are now."""
    row = _row(translation, segment)
    return row is None or StringOrigin.objects.outdated().filter(translation=row).exists()


def _keep(translation: Translation, segment: StringSegment, text: str, user: Any) -> bool:
    """Whether that changed anything. What says the same is not reviewed by being sent again."""
    row = _row(translation, segment)
    if row and row.data == clean_text(text, soft_break=" "):
        return False
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": TOOL,
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )
    return True
