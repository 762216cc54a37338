"""The demo's role models: ten invented council members and what they changed where they live."""

from .kinds import Story
from .stories_a import STORIES_A
from .stories_b import STORIES_B

STORIES: tuple[Story, ...] = STORIES_A + STORIES_B
