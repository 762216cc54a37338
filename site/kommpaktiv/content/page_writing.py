"""One page at a time is written below another.

The admin saves by itself while somebody writes. Whether an address is free is asked when the form
is read, and the page is written later; two requests at once, of two tabs or of the admin and a
click, both found it free, and the second broke. Here the second waits, and gets the form's error.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

View = Callable[..., HttpResponse]


def make_exclusive() -> None:
    CreateView.post = _exclusive(CreateView.post, "parent_page")
    EditView.post = _exclusive(EditView.post, "parent")


def _exclusive(post: View, parent_name: str) -> View:
    @wraps(post)
    def waiting(view: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        parent = getattr(view, parent_name)
        with transaction.atomic():  # on SQLite this alone has others wait
            locked = Page.objects.select_for_update().filter(pk=parent.pk)
            # Where the next child goes is kept with the parent.
            parent.numchild = locked.values_list("numchild", flat=True).get()
            try:
                return post(view, request, *args, **kwargs)
            except Exception as error:
                # Publishing undoes itself (page_actions); the draft saved before it is to stay.
                failure = error
        raise failure

    return waiting
