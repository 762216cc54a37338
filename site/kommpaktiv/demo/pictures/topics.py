"""The six topics, told with speech bubbles."""

import math
from collections.abc import Callable

from .palette import BRICK, CORAL, INK, LILAC, MOSS, PAPER, PETROL, SKY, SUN, TEAL, VIOLET, mix
from .shapes import box, bubble, circle, num, picture, shape, stroke, turned


def integrationsbeiraete() -> str:
    """Seat a council: bubbles in two half circles, all speaking towards the middle."""
    inner = half_circle(166, 88, (PAPER, INK, SUN, PAPER))
    outer = half_circle(304, 98, (INK, PAPER, SKY, PAPER, INK, SUN, PAPER))
    return (
        circle(400, 440, 390, mix(CORAL, PAPER, 0.16)) + inner + outer + circle(400, 440, 54, INK)
    )


def half_circle(radius: float, size: float, colours: tuple[str, ...]) -> str:
    """Seat bubbles on a half circle, their square corners towards its centre."""
    seats = ""
    for i, colour in enumerate(colours):
        angle = math.pi * (i + 0.5) / len(colours)
        x, y = 400 - radius * math.cos(angle), 440 - radius * math.sin(angle)
        seat = bubble(x - size / 2, y - size / 2, size, size, colour)
        seats += turned(seat, math.degrees(angle) - 135, x, y)
    return seats


def integrationsprozesse() -> str:
    """Let a voice grow step by step, each step higher than the one before."""
    steps, x = "", 44.0
    for i, colour in enumerate((PAPER, mix(SUN, PAPER, 0.6), CORAL, PETROL, INK)):
        size, ground = 70 + i * 26, 440 - i * 38
        steps += box(x - 6, ground, 806 - x, 500 - ground, mix(SUN, BRICK, 0.08 + i * 0.07))
        steps += bubble(x, ground - size, size, size, colour)
        x += size + 12
    return steps


def beratungsgremien() -> str:
    """Bring voices from outside to the table of a body that listens."""
    coming = (
        bubble(84, 66, 112, 88, PAPER, "right")
        + bubble(44, 206, 112, 88, CORAL, "right")
        + bubble(84, 346, 112, 88, INK, "right")
    )
    table = (
        bubble(457, 84, 116, 88, PAPER, "right")
        + bubble(325, 206, 116, 88, CORAL, "right")
        + bubble(589, 206, 116, 88, SKY)
        + bubble(457, 328, 116, 88, INK, "right")
        + circle(515, 250, 58, SUN)
    )
    return coming + bubble(270, 46, 480, 408, mix(MOSS, PAPER, 0.34)) + table


def dialog() -> str:
    """Let two large bubbles face each other; what they share is a colour of its own."""
    r = 175  # a touch more than the bubbles, so that no edge shines through
    reach = math.sqrt(r**2 - 106**2)
    top, bottom = num(250 - reach), num(250 + reach)
    shared = f"M400 {top}A{r} {r} 0 0 1 400 {bottom}A{r} {r} 0 0 1 400 {top}Z"
    return (
        bubble(120, 76, 348, 348, PAPER)
        + bubble(332, 76, 348, 348, INK, "right")
        + shape(shared, SUN)
    )


def engagement() -> str:
    """Let something grow: a plant whose leaves are speech bubbles."""
    stem = stroke("M400 456V150", INK, 10)
    leaves = (
        (96, 300, MOSS, "left"),
        (90, 260, PAPER, "right"),
        (84, 190, CORAL, "left"),
        (78, 154, SUN, "right"),
        (66, 96, PAPER, "left"),
    )
    grown = ""
    for size, y, colour, side in leaves:
        way = 1 if side == "left" else -1
        grown += stroke(f"M400 {y + size + 36}L{400 + way * 38} {y + size - 2}", INK, 8)
        x = 400 + way * 34 - (0 if side == "left" else size * 1.4)
        grown += bubble(x, y, size * 1.4, size, colour, side)
    ground = shape("M0 456C240 436 560 436 800 456V500H0Z", TEAL)
    bud = bubble(318, 62, 82, 82, CORAL, "right")
    return circle(400, 256, 226, mix(SKY, PAPER, 0.4)) + stem + grown + bud + ground


def empowerment() -> str:
    """Let one voice carry further and further, from one corner."""
    layers = ""
    colours = (mix(LILAC, PAPER, 0.3), VIOLET, PAPER, CORAL, INK)
    for size, colour in zip((432, 340, 252, 168, 92), colours, strict=True):
        layers += bubble(184, 466 - size, size, size, colour)
    return layers


TOPICS: dict[str, tuple[str, Callable[[], str]]] = {
    "integrationsbeiraete": (CORAL, integrationsbeiraete),
    "integrationsprozesse": (SUN, integrationsprozesse),
    "beratungsgremien": (MOSS, beratungsgremien),
    "dialog": (PETROL, dialog),
    "engagement": (SKY, engagement),
    "empowerment": (LILAC, empowerment),
}


def topic(key: str) -> str:
    """Draw what one of the six topics is about, in its colour."""
    colour, composition = TOPICS[key]
    return picture(800, 500, box(0, 0, 800, 500, colour) + composition())
