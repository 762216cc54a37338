"""What the shared picture of a story shows."""

from kommpaktiv.content.share_cards import ShareCard, share_card

from .models import StoryPage


@share_card.register
def story_page(page: StoryPage) -> ShareCard:
    """Its title, which somebody says, and who."""
    topic = next(iter(page.topics), None)
    return ShareCard(
        title=page.title,
        line=", ".join(filter(None, [page.name, page.place])),
        language=page.content_language,
        colour=topic and topic.colour,
        is_quoted=True,
    )
