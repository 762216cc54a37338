"""Role-model stories."""

from .pages import StoryIndexPage, StoryPage, StoryTopic

__all__ = ["StoryIndexPage", "StoryPage", "StoryTopic"]
