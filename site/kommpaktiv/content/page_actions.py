"""Whatever changes a page changes everything that follows from it, or nothing at all.

Wagtail tells of what it does by signals, and only some of its ways have a transaction around both:
an approval and the button that deletes. The button that publishes, the timetable, unpublishing and
moving have none. All of them end in one of these actions, so that is where the transaction is put:
around the page, its aliases, its log and whatever the receivers of the signals write.
"""

from __future__ import annotations

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction

ACTIONS = (PublishPageRevisionAction, UnpublishPageAction, MovePageAction, DeletePageAction)


def make_atomic() -> None:
    for action in ACTIONS:
        action.execute = transaction.atomic(action.execute)
