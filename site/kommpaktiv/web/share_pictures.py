"""Serves the pictures that networks show beside links to pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from kommpaktiv.content.content_cache import site_settings
from kommpaktiv.content.models import BasePage
from kommpaktiv.content.page_recording import keep
from kommpaktiv.content.share_cards import draw, share_card

MAX_AGE = 24 * 60 * 60  # seconds: its address is another one when the page is


@require_safe
def share_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of a page that anybody may see, drawn when it is first asked for."""
    page = Page.objects.live().filter(pk=pk).specific().first()
    if not isinstance(page, BasePage) or page.get_view_restrictions().exists():
        raise Http404
    with translation.override(page.content_language):
        card = share_card(page)
        if card is None:
            raise Http404
        drawn = draw(card, site_settings(request).name)
    keep()
    response = HttpResponse(drawn, content_type="image/png")
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
