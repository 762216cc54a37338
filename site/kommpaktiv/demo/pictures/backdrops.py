"""What stands behind a head: one large, quiet shape."""

from collections.abc import Callable

from .shapes import bubble, circle, shape


def backdrop_disc(tint: str) -> str:
    """Put a big circle behind the head."""
    return circle(262, 150, 168, tint)


def backdrop_ring(tint: str) -> str:
    """Put a wide ring behind the head, cut by the edge."""
    return f'<circle cx="96" cy="168" r="150" fill="none" stroke="{tint}" stroke-width="74"/>'


def backdrop_hill(tint: str) -> str:
    """Let a hill rise behind the shoulders."""
    return shape("M0 262C90 150 230 120 400 214V400H0Z", tint)


def backdrop_bubble(tint: str) -> str:
    """Put a large speech bubble behind the head."""
    return bubble(118, -40, 330, 330, tint)


BACKDROPS: dict[str, Callable[[str], str]] = {
    "disc": backdrop_disc,
    "ring": backdrop_ring,
    "hill": backdrop_hill,
    "bubble": backdrop_bubble,
}
