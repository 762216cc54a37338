"""The forms of a page, as a browser would send them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse

NOT_WRITTEN = frozenset(
    {"submit", "button", "image", "reset", "file", "checkbox", "radio", "hidden", "password"}
)


@dataclass(frozen=True)
class PageForm:
    """Where a form goes, how, and the fields it has when nobody types anything."""

    action: str
    method: str
    fields: dict[str, list[str]]
    typed: tuple[str, ...] = ()  # the names of those in which somebody writes
    is_sent_by_script: bool = False  # with the token in a header, as Wagtail's “who else is here”

    def filled(self, **changes: object) -> dict[str, object]:
        """The fields as they are sent, with `changes` typed in."""
        return {**self.fields, **changes}


def forms_in(response: HttpResponse) -> list[PageForm]:
    """The forms of the page in `response`, templates of scripts left out."""
    page = BeautifulSoup(response.content, "html.parser")
    for template in page("template"):
        template.decompose()
    here = response.request["PATH_INFO"]
    if query := response.request.get("QUERY_STRING"):
        here += f"?{query}"
    return [
        PageForm(
            action=_target(form, here),
            method=str(form.get("method", "get")).lower(),
            fields=_fields(form),
            typed=_typed(form),
            is_sent_by_script="w-swap" in str(form.get("data-controller", "")),
        )
        for form in page("form")
    ]


def form_to(response: HttpResponse, path: str) -> PageForm:
    """The form that is posted to `path`; of several the longest, which is no single button."""
    posted = [form for form in forms_in(response) if form.method == "post"]
    there = [form for form in posted if urlsplit(form.action).path == path]
    return max(there, key=lambda form: len(form.fields))


def _target(form: Tag, here: str) -> str:
    return urljoin(here, str(form.get("action") or here))


def _fields(form: Tag) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for field in form(["input", "select", "textarea"]):
        if field.get("name") and not field.has_attr("disabled"):
            sent.setdefault(str(field["name"]), []).extend(_values(field))
    return {name: values for name, values in sent.items() if values}


def _typed(form: Tag) -> tuple[str, ...]:
    written = [field for field in form(["input", "textarea"]) if field.get("name")]
    return tuple(
        str(field["name"]) for field in written if field.get("type", "text") not in NOT_WRITTEN
    )


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        options = field("option")
        chosen = [option for option in options if option.has_attr("selected")]
        if not chosen and not field.has_attr("multiple"):
            chosen = options[:1]
        return [str(option.get("value", option.text)) for option in chosen]
    kind = field.get("type", "text")
    if kind in ("submit", "button", "image", "reset", "file"):
        return []
    if kind in ("checkbox", "radio"):
        return [str(field.get("value", "on"))] if field.has_attr("checked") else []
    return [str(field.get("value", ""))]
