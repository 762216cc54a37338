"""Pictures for the demo content, drawn by code.

Every function returns a complete SVG: flat shapes, no text, no scripts, nothing from elsewhere.
A portrait, a place or a topic always looks the same for the same seed, name or key, so the demo
content can be built again and again and nobody's face changes.
"""

from .cards import social_card
from .places import place
from .portraits import portrait
from .topics import topic

__all__ = ["place", "portrait", "social_card", "topic"]
