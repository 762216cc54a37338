"""The blocks a page's body is made of. Their templates are in `templates/blocks/`."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from kommpaktiv.content.recordings import RECORDINGS
from kommpaktiv.languages.safe_markup import safe_link

TEXT_FEATURES = ["bold", "italic", "h3", "ol", "ul", "link", "document-link"]
ANSWER_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: Any):
        super().__init__(**({"features": TEXT_FEATURES} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class ImageBlock(blocks.StructBlock):
    """An image in the text; its credit comes from the image itself."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        help_text=_("What the image tells. Leave empty only if it is pure decoration."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    """A sentence somebody said. The template sets the quotation marks."""

    text = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks."))
    name = blocks.CharBlock(label=_("Who said it"), required=False)
    role = blocks.CharBlock(label=_("Role"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class LinkValue(blocks.StructValue):
    """A link to a page or an address."""

    @property
    def url(self) -> str:
        page = self.get("page")
        return page.localized.url if page else safe_link(self.get("address") or "")


class CallToActionBlock(blocks.StructBlock):
    """One thing to do next."""

    text = blocks.CharBlock(label=_("Text"))
    label = blocks.CharBlock(label=_("Words on the button"), max_length=40)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.URLBlock(label=_("or address"), required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["address"]):
            message = ValidationError(_("Choose a page or enter an address, one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"page": message})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/call_to_action.html"
        value_class = LinkValue


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = TextBlock(label=_("Text"))


class AccordionBlock(blocks.ListBlock):
    """Questions or chapters one can open."""

    def __init__(self, **kwargs: Any):
        super().__init__(AccordionItemBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        template = "blocks/accordion.html"


class DocumentsBlock(blocks.StructBlock):
    """Files to download."""

    heading = blocks.CharBlock(label=_("Heading"), required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"


YOUTUBE_ID = re.compile(r"^[\w-]{6,20}$")
VIMEO_ID = re.compile(r"^\d{5,12}$")


def player_url(address: str) -> str:
    """The privacy-friendly player of a YouTube or Vimeo address, "" for any other address."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    if host in ("youtube.com", "m.youtube.com", "youtu.be"):
        video = parse_qs(parts.query).get("v", [last])[0]
        if YOUTUBE_ID.match(video):
            return f"https://www.youtube-nocookie.com/embed/{video}"
    if host in ("vimeo.com", "player.vimeo.com") and VIMEO_ID.match(last):
        return f"https://player.vimeo.com/video/{last}?dnt=1"
    return ""


class VideoValue(blocks.StructValue):
    @property
    def player(self) -> str:
        return player_url(self.get("address") or "")

    @property
    def link(self) -> str:
        """Where the film is at the provider."""
        return safe_link(self.get("address") or "")

    @property
    def provider(self) -> str:
        return "YouTube" if "youtube" in self.player else "Vimeo"


class VideoBlock(blocks.StructBlock):
    """A film at a provider; nothing is asked of the provider before the reader clicks."""

    title = blocks.CharBlock(label=_("Title"))
    address = blocks.URLBlock(label=_("Address of the video"), help_text=_("YouTube or Vimeo."))
    picture = ImageChooserBlock(label=_("Still picture"), required=False)
    transcript = TextBlock(label=_("Transcript"), required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not cleaned.player:
            message = ValidationError(_("This is no address of a YouTube or Vimeo video."))
            raise blocks.StructBlockValidationError(block_errors={"address": message})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
        value_class = VideoValue


class AudioBlock(blocks.StructBlock):
    """Something to listen to, from this site, and the same to read."""

    title = blocks.CharBlock(label=_("Title"))
    recording = DocumentChooserBlock(
        label=_("Recording"), help_text=_("An uploaded document: MP3, M4A or OGG.")
    )
    transcript = TextBlock(label=_("Transcript"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["recording"].file_extension.lower() not in RECORDINGS:
            message = ValidationError(_("This document is no recording."))
            raise blocks.StructBlockValidationError(block_errors={"recording": message})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Recording")
        template = "blocks/audio.html"


class NextTrainingsBlock(blocks.StructBlock):
    """The next dates of all trainings, or of one topic."""

    heading = blocks.CharBlock(label=_("Heading"))
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=12)
    topic = SnippetChooserBlock("content.Topic", label=_("Only this topic"), required=False)

    class Meta:
        icon = "date"
        label = _("Next trainings")
        template = "blocks/next_trainings.html"


class FeaturedStoriesBlock(blocks.StructBlock):
    """Some role-model stories."""

    heading = blocks.CharBlock(label=_("Heading"))
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="stories.StoryPage", label=_("Story")), label=_("Stories")
    )

    class Meta:
        icon = "user"
        label = _("Featured stories")
        template = "blocks/featured_stories.html"


class ContactsBlock(blocks.StructBlock):
    """People readers can turn to."""

    heading = blocks.CharBlock(label=_("Heading"))
    people = blocks.ListBlock(
        SnippetChooserBlock("content.ContactPerson", label=_("Person")), label=_("People")
    )

    class Meta:
        icon = "group"
        label = _("Contact persons")
        template = "blocks/contacts.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    text = TextBlock()
    heading = HeadingBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    accordion = AccordionBlock()
    documents = DocumentsBlock()
    video = VideoBlock()
    next_trainings = NextTrainingsBlock()
    featured_stories = FeaturedStoriesBlock()
    contacts = ContactsBlock()


class InterviewBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Question"))
    answer = TextBlock(label=_("Answer"), features=ANSWER_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "blocks/interview.html"


class StepsBlock(blocks.StructBlock):
    """What readers can do themselves, as soon as tomorrow."""

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, help_text=_("Empty: what you can do tomorrow.")
    )
    steps = blocks.ListBlock(blocks.TextBlock(label=_("Step"), rows=2), label=_("Steps"))

    class Meta:
        icon = "tick-inverse"
        label = _("What one can do tomorrow")
        template = "blocks/steps.html"


class StoryBlock(blocks.StreamBlock):
    """The body of a story: an interview with room for more."""

    interview = InterviewBlock()
    text = TextBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    image = ImageBlock()
    video = VideoBlock()
    audio = AudioBlock()
    steps = StepsBlock()
    documents = DocumentsBlock()
