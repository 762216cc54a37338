"""What the shared picture of a training shows."""

from django.utils.translation import gettext as _

from events.trainings.models import EventPage
from kommpaktiv.content.share_cards import ShareCard, share_card


@share_card.register
def event_page(page: EventPage) -> ShareCard:
    """What it is about, and where. No date: pictures are kept by those who show them."""
    topic = next(iter(page.topics), None)
    where = _("Online") if page.is_online else page.venue
    return ShareCard(
        title=page.title,
        line=where,
        language=page.content_language,
        colour=topic and topic.colour,
    )
