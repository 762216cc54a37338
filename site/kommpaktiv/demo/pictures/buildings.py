"""What towns and landscapes are built of: houses, bridges, water, woods."""

import random

from .palette import BRICK, CORAL, INK, PAPER, SUN, TEAL, mix
from .shapes import box, circle, num, shape, stroke


def sky(colour: str, sun: tuple[float, float, float]) -> str:
    """Fill the sky and let a sun stand in it."""
    return box(0, 0, 800, 500, colour) + circle(*sun, SUN)


def windows(
    x: float, y: float, columns: int, rows: int, colour: str, step: tuple[float, float] = (24, 30)
) -> str:
    """Set windows into a wall, in rows and columns, as one shape."""
    panes = (
        f"M{num(x + c * step[0])} {num(y + r * step[1])}h12v16h-12z"
        for r in range(rows)
        for c in range(columns)
    )
    return shape("".join(panes), colour)


def house(x: float, base: float, width: float, height: float, wall: str, roof: str) -> str:
    """Build a house with a gable towards us."""
    top = base - height
    ridge = top - width * 0.62
    eaves = f"M{num(x - 7)} {num(top + 4)}L{num(x + width / 2)} {num(ridge - 7)}"
    columns = int((width - 16) // 24)
    first = x + (width - (columns - 1) * 24 - 12) / 2
    return (
        shape(
            f"M{num(x)} {num(base)}V{num(top)}L{num(x + width / 2)} {num(ridge)}"
            f"L{num(x + width)} {num(top)}V{num(base)}Z",
            wall,
        )
        + stroke(f"{eaves}L{num(x + width + 7)} {num(top + 4)}", roof, 9)
        + windows(first, top + 16, columns, int((height - 20) // 30), mix(wall, INK, 0.72))
    )


def block(x: float, y: float, width: float, wall: str, columns: int, rows: int) -> str:
    """Build a flat-roofed town house of old Berlin height, down to the ground."""
    first = x + (width - (columns - 1) * 26 - 12) / 2
    return (
        box(x, y, width, 500 - y, wall)
        + box(x - 5, y, width + 10, 9, mix(wall, INK, 0.35))
        + windows(first, y + 28, columns, rows, mix(wall, INK, 0.72), (26, 34))
    )


def timbered(x: float, base: float, width: float, height: float, wall: str, beam: str) -> str:
    """Build a half-timbered gable: posts, rails, braces, a steep roof."""
    top, middle = base - height, x + width / 2
    ridge = top - width * 0.86
    half = base - height / 2
    right = x + width
    gable = f"M{num(x)} {num(base)}V{num(top)}L{num(middle)} {num(ridge)}L{num(right)} {num(top)}"
    third = width / 3
    frame = (
        f"M{num(x)} {num(base)}V{num(top)}H{num(right)}V{num(base)}"
        f"M{num(x)} {num(half)}H{num(right)}"
        f"M{num(x + third)} {num(base)}V{num(top)}M{num(right - third)} {num(base)}V{num(top)}"
        f"M{num(x)} {num(half)}L{num(x + third)} {num(top)}"
        f"M{num(right)} {num(half)}L{num(right - third)} {num(top)}"
        f"M{num(x)} {num(base)}L{num(x + third)} {num(half)}"
        f"M{num(right)} {num(base)}L{num(right - third)} {num(half)}"
        f"M{num(x + width / 4)} {num((top + ridge) / 2)}H{num(right - width / 4)}"
        f"M{num(middle)} {num(top)}V{num(ridge)}"
    )
    roof = f"M{num(x - 9)} {num(top + 10)}L{num(middle)} {num(ridge - 6)}L{num(right + 9)} "
    pane = mix(SUN, PAPER, 0.35)
    size = third - 14
    return (
        shape(f"{gable}V{num(base)}Z", wall)
        + stroke(frame, beam, 5)
        + box(middle - size / 2, top + 9, size, height / 2 - 18, pane)
        + box(middle - size / 2, half + 9, size, height / 2 - 18, pane)
        + stroke(f"{roof}{num(top + 10)}", mix(beam, BRICK, 0.55), 11)
    )


def double_spires(x: float, base: float, wall: str) -> str:
    """Raise a church with two spires and a nave."""
    spire = (
        box(x, base - 150, 38, 150, wall)
        + shape(f"M{x - 5} {base - 148}L{x + 19} {base - 262}L{x + 43} {base - 148}Z", TEAL)
        + shape(
            f"M{x + 12} {base - 92}V{base - 118}A7 7 0 0 1 {x + 26} {base - 118}V{base - 92}Z",
            INK,
        )
    )
    second = f'<g transform="translate(68 0)">{spire}</g>'
    nave = (
        box(x + 20, base - 84, 196, 84, mix(wall, INK, 0.12))
        + shape(
            f"M{x + 60} {base - 82}L{x + 76} {base - 132}H{x + 206}L{x + 222} {base - 82}Z", TEAL
        )
        + shape(
            "".join(
                f"M{x + 124 + i * 30} {base - 18}V{base - 52}a7 7 0 0 1 14 0V{base - 18}Z"
                for i in range(3)
            ),
            INK,
        )
    )
    return nave + spire + second


def tower_mast(x: float, colour: str) -> str:
    """Raise a slender concrete mast with a sphere."""
    return (
        shape(f"M{x - 12} 400L{x - 5} 190H{x + 5}L{x + 12} 400Z", colour)
        + shape(f"M{x - 3.5} 140L{x - 1.5} 28H{x + 1.5}L{x + 3.5} 140Z", colour)
        + box(x - 6, 76, 12, 8, CORAL)
        + box(x - 6, 100, 12, 8, CORAL)
        + circle(x, 164, 31, colour)
        + shape(f"M{x - 31} 164H{x + 31}A31 31 0 0 1 {x - 31} 164Z", mix(colour, INK, 0.16))
        + stroke(f"M{x - 30} 160H{x + 30}", INK, 5)
    )


def train(x: float, y: float) -> str:
    """Let a city train pass, two colours and many windows."""
    cars = ""
    for i in range(3):
        left = x + i * 132
        cars += (
            box(left, y, 128, 44, SUN, 7)
            + box(left, y + 29, 128, 10, BRICK)
            + windows(left + 13, y + 9, 5, 1, INK, (23, 0))
        )
    return cars


def arches(start: float, top: float, count: int, span: float, colour: str) -> str:
    """Lead a viaduct or a bridge across the picture, its arches open."""
    end, pier = start + count * span, span * 0.16
    r = (span - pier) / 2
    body = f"M{num(start)} {num(top)}H{num(end)}V500H{num(start)}Z"
    for i in range(count):
        left = start + i * span + pier / 2
        spring = top + 22 + r
        body += (
            f"M{num(left)} 500V{num(spring)}A{num(r)} {num(r)} 0 0 1 {num(left + 2 * r)} "
            f"{num(spring)}V500Z"
        )
    return shape(body, colour)


def waves(y: float, colour: str) -> str:
    """Let water glint in short lines."""
    chance = random.Random(y)
    lines = (
        f"M{chance.randrange(20, 740)} {num(y + row * 17)}h{chance.randrange(26, 70)}"
        for row in range(4)
        for _ in range(3)
    )
    return stroke("".join(lines), colour, 4)


def spruces(spots: tuple[tuple[float, float, float], ...], colour: str) -> str:
    """Plant spruces, each at a spot and of a height, as one shape."""
    trees = (
        f"M{num(x)} {num(y - h)}L{num(x + h * 0.24)} {num(y)}H{num(x - h * 0.24)}Z"
        for x, y, h in spots
    )
    return shape("".join(trees), colour)
