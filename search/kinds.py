"""What there is to be found."""

from enum import StrEnum


class Kind(StrEnum):
    """What a hit is, in the order of the filters."""

    TRAINING = "training"
    STORY = "story"
    TOPIC = "topic"
    LOCATION = "location"
    PAGE = "page"
    DOCUMENT = "document"
