"""The colours everything is drawn in, and how to mix them."""

import math

PAPER = "#fdfaf4"
INK = "#1e1b3a"
CORAL = "#f2684a"
SUN = "#f7b733"
MOSS = "#7ba05b"
PETROL = "#3ba2a6"
SKY = "#8ec5e8"
LILAC = "#b79ced"
BACKGROUNDS = (CORAL, SUN, MOSS, PETROL, SKY, LILAC)

PORCELAIN, PEACH, HONEY, OLIVE = "#f4d0b5", "#ecbd95", "#dba873", "#c99263"
BRONZE, BROWN, DEEP, EBONY = "#ad7148", "#8d5838", "#6f442e", "#573527"
SKINS = (PORCELAIN, PEACH, HONEY, OLIVE, BRONZE, BROWN, DEEP, EBONY)

BLACK, ESPRESSO, CHESTNUT, COPPER = "#211c26", "#3b2822", "#64422c", "#9a5430"
BLOND, STEEL, SILVER = "#c8995a", "#85858f", "#d6d3d1"
HAIR_COLOURS = (BLACK, ESPRESSO, CHESTNUT, COPPER, BLOND)
GREYS = (STEEL, SILVER)

NAVY, TEAL, BRICK, CREAM = "#2b3f78", "#0b5560", "#b93a26", "#f5eee0"
VIOLET, FOREST, PLUM, ROSE, MUSTARD = "#5b4a9c", "#2c5f3c", "#70294c", "#e59aa3", "#dd9b1f"
CLOTHS = (INK, NAVY, TEAL, BRICK, CREAM, VIOLET, FOREST, PLUM, ROSE, MUSTARD)


def mix(colour: str, other: str, share: float) -> str:
    """Blend a share of another colour into a colour."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def channels(colour: str) -> tuple[int, ...]:
    """Split #rrggbb into three numbers."""
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def distance(colour: str, other: str) -> float:
    """Tell how far apart two colours are, 0 to about 440."""
    return math.dist(channels(colour), channels(other))
