"""What the desk sees first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from wagtail.admin.ui.components import Component

from events.records.models import Message
from events.records.models.messages import MessageState

from .start import dates_to_come


class NextDatesPanel(Component):
    """The next dates of one's own location, with the places taken."""

    name = "next_dates"
    template_name = "desk/next_dates.html"
    order = 120
    count = 8

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"rows": dates_to_come(parent_context["request"].user, self.count)}

    def render_html(self, parent_context: Mapping[str, Any]) -> str:
        may_look = parent_context["request"].user.has_perm("records.work_at_desk")
        return super().render_html(parent_context) if may_look else ""


class FailedMessagesPanel(Component):
    """How many messages of one's own location did not reach anybody; nothing where all did."""

    name = "failed_messages"
    template_name = "desk/failed_messages.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        failed = Message.objects.visible_to(parent_context["request"].user).failed()
        return {"failed": failed.count(), "state": MessageState.FAILED}

    def render_html(self, parent_context: Mapping[str, Any]) -> str:
        if not parent_context["request"].user.has_perm("records.work_at_desk"):
            return ""
        context = self.get_context_data(parent_context)
        return render_to_string(self.template_name, context) if context["failed"] else ""
