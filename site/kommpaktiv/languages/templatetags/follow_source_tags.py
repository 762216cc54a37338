"""What the admin says of a page's other languages."""

from django import template
from wagtail.models import Page

from kommpaktiv.languages.follow_source import followers, is_source

register = template.Library()


@register.filter
def takes_others_along(page: Page) -> bool:
    """Whether what happens to the page happens to it in other languages, too."""
    return is_source(page) and followers(page).exists()
