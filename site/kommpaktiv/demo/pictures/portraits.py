"""Portraits, built the way one would cut them out of paper, from back to front.

On pages they stand on the colour of their topic, on cards on a ground of their own. Hair behind,
neck and clothing, head with ears and features, hair or headscarf in front. Bodies face us around
the middle line x = 200; the head may tilt.
"""

from .backdrops import BACKDROPS
from .clothes import GARMENTS
from .faces import BEARDS, EARRINGS, GLASSES, MOUTHS, brows, cheeks, eyes, head, nose, wrinkles
from .hair import HAIR
from .headscarves import HEADSCARVES
from .look import Look
from .palette import PAPER, mix
from .people import look_of
from .shapes import box, picture, turned

HEADS = HAIR | HEADSCARVES


def figure(look: Look) -> str:
    """Put a person together, from back to front."""
    hair = HEADS[look.hair](look)
    beard = BEARDS[look.beard](look) if look.beard in BEARDS else ""
    mouth = MOUTHS[look.mouth](look)
    features = [
        head(look),
        cheeks(look),
        wrinkles(look),
        mouth + beard if look.beard == "moustache" else beard + mouth,
        nose(look),
        eyes(look),
        brows(look),
        EARRINGS[look.earrings](look) if look.earrings in EARRINGS else "",
        hair.front,
        GLASSES[look.glasses](look) if look.glasses in GLASSES else "",
    ]
    return (
        lowered(turned(hair.behind, look.tilt, 200, 270))
        + turned(GARMENTS[look.garment](look), look.lean, 200, 290)
        + lowered(turned("".join(features), look.tilt, 200, 270))
    )


def lowered(content: str) -> str:
    """Let the head sit on the neck."""
    return f'<g transform="translate(0 13)">{content}</g>'


def person(look: Look) -> str:
    """Put a person into a square of 400."""
    return f'<g transform="translate(-36 -32) scale(1.18)">{figure(look)}</g>'


def portrait_content(seed: int) -> str:
    """Draw a person before their background, without the document around it."""
    look = look_of(seed)
    tint = mix(look.background, PAPER, 0.26)
    ground = box(0, 0, 400, 400, look.background)
    return ground + BACKDROPS[look.backdrop](tint) + person(look)


def portrait(seed: int) -> str:
    """Draw the portrait of a person, cut out; always the same for the same seed."""
    return picture(400, 400, person(look_of(seed)))
