"""Why a training cannot be edited while a version of it waits for its time."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.locks import ScheduledForPublishLock


class UntoldLock(ScheduledForPublishLock):
    """Says as well that nobody has heard of that version."""

    @property
    def consequence(self) -> str:
        """What taking the version out of the timetable means for people."""
        return _(
            "Nobody has been told anything about this version. Once it is out of the timetable, "
            "nobody will be."
        )

    def get_message(self, user: Any) -> SafeString:
        untold = _("Nobody has been told anything about this version: people are told then.")
        return format_html("{}. {}", super().get_message(user), untold)
