"""Time zones as an editor finds them: the usual ones first, by their cities."""

from __future__ import annotations

from collections import defaultdict
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.dates import get_timezone_name
from django.utils.translation import gettext as _

from kommpaktiv.languages.dates import city, known_zones, reader_locale

USUAL = (
    "Europe/Berlin",
    "Europe/London",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Asia/Damascus",
    "Asia/Tehran",
    "Asia/Kabul",
)
SAME = {"Europe/Kiev": "Europe/Kyiv", "Asia/Calcutta": "Asia/Kolkata"}  # as IANA calls them now


def zone_groups(current: str | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """One zone for each time there is on Earth, in groups; `current` is among them in any case.

    There are 500 zones, most of which differ in the past alone. The CLDR names one of each, 139,
    for Windows.
    """
    listed = {SAME.get(zone, zone) for zone in get_global("windows_zone_mapping").values()}
    by_region: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in (listed & known_zones()) - {*USUAL}:
        region = zone.partition("/")[0]
        if region in _regions():
            by_region[region].append((zone, _name(zone)))
    usual = [*USUAL, *([current] if current and current not in {*listed, *USUAL} else [])]
    groups = [(_("Usual"), [(zone, _name(zone)) for zone in usual])]
    for region, label in _regions().items():
        groups.append((label, sorted(by_region[region], key=lambda choice: choice[1])))
    return groups


def _regions() -> dict[str, str]:
    return {
        "Europe": _("Europe"),
        "Asia": _("Asia"),
        "Africa": _("Africa"),
        "America": _("America"),
        "Australia": _("Australia"),
        "Atlantic": _("Atlantic"),
        "Indian": _("Indian Ocean"),
        "Pacific": _("Pacific"),
    }


def _name(zone: str) -> str:
    """Berlin (MEZ), or with the name of the whole zone where it has no short one."""
    if zone not in known_zones():
        return zone
    names = (
        get_timezone_name(ZoneInfo(zone), width=width, locale=reader_locale())
        for width in ("short", "long")
    )
    place = city(zone)
    name = next((name for name in names if place not in name and "(" not in name), "")
    return f"{place} ({name})" if name else place
