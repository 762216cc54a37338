"""`{% main_menu as menu %}`, `{% footer as footer %}`, and what both depend on."""

from typing import Any

from django import template

from kommpaktiv.navigation.menu import FooterMenu, Link, Place, navigation, seen_links

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_place(context: dict[str, Any]) -> tuple[tuple[str, bool], ...] | None:
    """Where the page that is shown stands in the menus; none where nobody asks for it."""
    request = context.get("request")
    if request is None:
        return None
    request._menu_place = Place.of(request, context.get("page"))  # what is kept sees no page
    return seen_links(request, request._menu_place)


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[Link]:
    """The links at the top, as seen from the page that is shown."""
    request = context["request"]
    return [link.seen_from(_place(request)) for link in navigation(request).menu]


@register.simple_tag(takes_context=True)
def footer(context: dict[str, Any]) -> FooterMenu:
    """The claim, the columns and the contact at the bottom."""
    request = context["request"]
    return navigation(request).footer.seen_from(_place(request))


def _place(request: Any) -> Place:
    return getattr(request, "_menu_place", None) or Place.of(request, None)
