"""What machines are told about a story."""

from typing import Any

from django.http import HttpRequest

from kommpaktiv.content.absolute_url import absolute_url
from kommpaktiv.content.json_ld import CONTEXT, filled, organisation, structured_data

from .models import StoryPage


@structured_data.register
def story_page(page: StoryPage, request: HttpRequest) -> dict[str, Any]:
    """An article about a person (https://schema.org/Article)."""
    publisher = organisation(request)
    person = {"@type": "Person", "name": page.name, "jobTitle": page.role}
    return filled(
        {
            "@context": CONTEXT,
            "@type": "Article",
            "headline": page.title,
            "description": page.lead,
            "url": absolute_url((page.alias_of or page).get_url(request)),
            "inLanguage": page.content_language,
            "datePublished": page.first_published_at,
            "dateModified": page.last_published_at,
            "about": filled(person),
            "author": publisher,
            "publisher": publisher,
        }
    )
