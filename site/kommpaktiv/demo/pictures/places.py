"""The three locations, and a town of its own for every other name."""

import math
import random
from collections.abc import Callable

from .buildings import (
    arches,
    block,
    double_spires,
    house,
    sky,
    spruces,
    timbered,
    tower_mast,
    train,
    waves,
    windows,
)
from .palette import (
    BACKGROUNDS,
    BRICK,
    CORAL,
    FOREST,
    INK,
    LILAC,
    MOSS,
    PAPER,
    PETROL,
    SKY,
    SUN,
    TEAL,
    VIOLET,
    mix,
)
from .shapes import box, bubble, picture, shape, stroke


def berlin() -> str:
    """Show Berlin: a mast above the roofs, old town houses, the city train on its arches."""
    far = mix(SKY, PETROL, 0.3)
    skyline = (
        "M0 500V290H60V262H118V300H170V270L200 240L230 270V310H330V276H372V256H420V300H520V272"
        "H560V248H604V290H660V262H726V296H800V500Z"
    )
    return (
        sky(mix(SKY, PAPER, 0.45), (148, 124, 54))
        + shape(skyline, far)
        + tower_mast(560, PAPER)
        + block(16, 250, 126, LILAC, 4, 4)
        + block(142, 286, 104, PAPER, 3, 3)
        + house(250, 500, 112, 176, CORAL, BRICK)
        + block(366, 268, 126, MOSS, 4, 4)
        + block(592, 294, 104, SUN, 3, 3)
        + block(696, 240, 104, CORAL, 3, 5)
        + house(492, 500, 98, 150, PAPER, TEAL)
        + bubble(286, 92, 92, 70, PAPER)
        + bubble(386, 130, 58, 46, CORAL, "right")
        + box(0, 402, 800, 98, mix(PETROL, INK, 0.45))
        + train(196, 358)
        + arches(-40, 402, 8, 110, "#8f3b33")
        + box(0, 402, 800, 10, INK)
    )


def hessen() -> str:
    """Show Hessen: towers far off, half-timbered gables, a bridge over the river."""
    far, near = mix(LILAC, PAPER, 0.3), mix(LILAC, VIOLET, 0.35)
    towers = (
        "M430 380V150H478V380ZM492 380V92L536 70V380ZM548 380V180H566V150H602V180H620V380Z"
        "M636 380V128A24 24 0 0 1 684 128V380ZM698 380V206H746V380Z"
    )
    low = "M380 400V300H440V270H500V310H560V280H640V316H700V288H800V400Z"
    return (
        sky(mix(SUN, PAPER, 0.62), (372, 150, 56))
        + shape("M0 330C160 230 330 250 470 300S720 330 800 270V420H0Z", mix(MOSS, PAPER, 0.45))
        + shape(towers, far)
        + stroke("M514 80V34M660 104V70", far, 6)
        + shape(low, near)
        + windows(454, 172, 1, 4, mix(far, INK, 0.3), (24, 34))
        + windows(508, 126, 1, 5, mix(far, INK, 0.3), (24, 34))
        + windows(654, 150, 1, 4, mix(far, INK, 0.3), (24, 34))
        + box(0, 392, 800, 108, PETROL)
        + shape("M0 500V404C120 386 300 392 372 412L330 430C250 440 120 446 0 500Z", MOSS)
        + timbered(14, 412, 112, 116, PAPER, "#5b3226")
        + timbered(236, 414, 96, 96, mix(CORAL, PAPER, 0.45), "#5b3226")
        + timbered(126, 420, 116, 142, PAPER, "#6e2f27")
        + waves(424, mix(PETROL, PAPER, 0.45))
        + arches(360, 372, 4, 116, mix(BRICK, "#d8b28c", 0.55))
        + box(356, 364, 444, 12, mix(BRICK, INK, 0.3))
        + bubble(64, 84, 86, 66, CORAL)
        + bubble(160, 106, 50, 40, PETROL, "right")
    )


def thueringen() -> str:
    """Show Thüringen: wooded hills, a church with two spires, houses on a bridge."""
    dark, forest = mix(MOSS, FOREST, 0.75), mix(MOSS, FOREST, 0.35)
    row = (
        (128, 74, 92, SUN),
        (202, 64, 76, CORAL),
        (266, 80, 100, PAPER),
        (346, 62, 82, LILAC),
        (408, 78, 96, mix(SUN, PAPER, 0.4)),
        (486, 66, 78, SKY),
        (552, 82, 98, CORAL),
        (634, 64, 84, PAPER),
    )
    wood = tuple((x, 300 - 26 * math.sin(x / 60), 44 + x % 17) for x in range(14, 260, 30))
    slope = tuple((x, 292 + 14 * math.sin(x / 40), 50 + x % 19) for x in range(620, 800, 30))
    return (
        sky(mix(SKY, PAPER, 0.5), (640, 110, 54))
        + shape("M0 250C120 150 240 170 360 230S640 150 800 210V500H0Z", mix(MOSS, SKY, 0.55))
        + shape("M0 300C150 220 280 250 420 290S680 230 800 270V500H0Z", MOSS)
        + spruces(wood, dark)
        + spruces(slope, forest)
        + double_spires(330, 312, PAPER)
        + shape("M0 340C200 280 420 290 560 316S740 330 800 310V500H0Z", forest)
        + box(0, 430, 800, 70, PETROL)
        + waves(440, mix(PETROL, PAPER, 0.45))
        + shape(
            "M0 500V396C60 392 104 400 140 430L120 500ZM800 500V396C760 392 716 400 690 430"
            "L706 500Z",
            dark,
        )
        + "".join(house(x, 394, w, h, wall, mix(BRICK, INK, 0.2)) for x, w, h, wall in row)
        + arches(104, 390, 6, 101, mix("#cbb391", BRICK, 0.18))
        + box(96, 386, 622, 10, mix("#8a6a4e", INK, 0.25))
        + bubble(148, 74, 86, 66, PAPER)
        + bubble(244, 116, 54, 44, CORAL, "right")
    )


def town(name: str) -> str:
    """Show a town nobody has drawn yet: a hill, a row of houses, always the same for its name."""
    chance = random.Random(name)
    ground, sky_colour = chance.choice((MOSS, PETROL, LILAC)), chance.choice((SKY, SUN, CORAL))
    walls = [colour for colour in (*BACKGROUNDS, PAPER) if colour not in (ground, sky_colour)]
    houses, x = "", 24
    while x < 700:
        width = chance.choice((82, 96, 112))
        wall = chance.choice([w for w in walls if f'fill="{w}"' not in houses[-600:]] or walls)
        houses += house(x, 430, width, chance.randrange(84, 190), wall, mix(BRICK, INK, 0.2))
        x += width + 4
    return (
        sky(mix(sky_colour, PAPER, 0.55), (chance.randrange(520, 700), 110, 52))
        + shape("M0 330C180 210 420 230 800 320V500H0Z", mix(ground, PAPER, 0.4))
        + houses
        + shape("M0 430C260 412 540 412 800 430V500H0Z", ground)
        + bubble(chance.randrange(120, 400), 70, 84, 64, PAPER)
    )


PLACES: dict[str, Callable[[], str]] = {
    "berlin": berlin,
    "hessen": hessen,
    "thueringen": thueringen,
}


def place(name: str) -> str:
    """Draw one of the three locations, or a town of its own for any other name."""
    content = PLACES[name]() if name in PLACES else town(name)
    return picture(800, 500, content)
