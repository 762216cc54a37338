"""`{% main_menu as menu %}` and `{% footer as footer %}`."""

from typing import Any

from django import template

from kommpaktiv.navigation.menu import FooterMenu, Link, navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> list[Link]:
    """The links at the top, as seen from the page that is shown."""
    request = context["request"]
    return [link.seen_from(request.path) for link in navigation(request).menu]


@register.simple_tag(takes_context=True)
def footer(context: dict[str, Any]) -> FooterMenu:
    """The claim, the columns and the contact at the bottom."""
    request = context["request"]
    return navigation(request).footer.seen_from(request.path)
