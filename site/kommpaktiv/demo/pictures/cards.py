"""The card shown where a link to the site is shared."""

from .palette import CORAL, INK, LILAC, PAPER, PETROL
from .portraits import portrait_content
from .shapes import box, bubble, bubble_path, num, picture


def voice(seed: int, x: float, y: float, size: float) -> str:
    """Set a portrait into a speech bubble."""
    return (
        f'<g transform="translate({num(x)} {num(y)}) scale({size / 400:.3f})">'
        f'<g clip-path="url(#voice)">{portrait_content(seed)}</g></g>'
    )


def social_card() -> str:
    """Show people and their voices on ink, for links shared elsewhere."""
    clip = f'<clipPath id="voice"><path d="{bubble_path(0, 0, 400, 400)}"/></clipPath>'
    return picture(
        1200,
        630,
        clip
        + box(0, 0, 1200, 630, INK)
        + bubble(70, 66, 190, 150, CORAL)
        + voice(4, 70, 246, 318)
        + voice(1, 418, 66, 360)
        + bubble(418, 456, 168, 108, LILAC, "right")
        + bubble(616, 456, 162, 108, PAPER)
        + voice(2, 808, 66, 322)
        + bubble(808, 418, 146, 146, PETROL, "right")
        + bubble(984, 418, 146, 146, CORAL),
    )
