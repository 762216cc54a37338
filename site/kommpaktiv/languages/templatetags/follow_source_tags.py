"""What the admin says of a page's other languages."""

from typing import Any

from django import template
from wagtail.models import Page
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.views.edit_translation import user_can_edit_instance

from kommpaktiv.languages.follow_source import followers, is_source

register = template.Library()


@register.simple_tag(takes_context=True)
def german_door(context: dict[str, Any], translation: Translation) -> str:
    """Where somebody who translates sees the source: its editor, else its public page, if any."""
    german = translation.source.get_source_instance()
    if user_can_edit_instance(context["request"].user, german):
        return get_edit_url(german)
    return german.full_url or "" if isinstance(german, Page) and german.live else ""


@register.filter
def takes_others_along(page: Page) -> bool:
    """Whether what happens to the page happens to it in other languages, too."""
    return is_source(page) and followers(page).exists()
