"""Who is who: settled looks for the people with a name, chance for everybody else."""

import random
from dataclasses import replace

from .backdrops import BACKDROPS
from .cast import PEOPLE
from .clothes import GARMENTS
from .look import Look
from .palette import (
    BACKGROUNDS,
    CLOTHS,
    CREAM,
    ESPRESSO,
    GREYS,
    HAIR_COLOURS,
    INK,
    ROSE,
    SKINS,
    SUN,
    distance,
)

HAIR_SHORT = ("cropped", "swept", "receding", "bald", "afro", "curly")
HAIR_FULL = (
    "curly",
    "afro",
    "long",
    "bob",
    "bun",
    "wavy",
    "braids",
    "scarf_wrapped",
    "scarf_loose",
    "scarf_tied",
    "cropped",
)


def look_of(seed: int) -> Look:
    """Tell how the person behind a seed looks."""
    return PEOPLE.get(seed) or random_look(seed)


def random_look(seed: int) -> Look:
    """Invent a person from a seed."""
    chance = random.Random(seed)
    background = chance.choice(BACKGROUNDS)
    skin = chance.choice(SKINS)
    masculine = chance.random() < 0.45
    hair = chance.choice(HAIR_SHORT if masculine else HAIR_FULL)
    age = chance.choice((0, 0, 1, 2))
    hair_colour = chance.choice(natural_hair_colours(skin, age, background))
    surroundings = (background, skin, hair_colour)
    cloth = chance.choice([c for c in CLOTHS if min(distance(c, s) for s in surroundings) > 90])
    scarf = chance.choice([c for c in CLOTHS if distance(c, background) > 120 and c != cloth])
    look = Look(
        background=background,
        backdrop=chance.choice(tuple(BACKDROPS)),
        skin=skin,
        hair=hair,
        hair_colour=hair_colour,
        garment=chance.choice(tuple(GARMENTS)),
        cloth=cloth,
        accent=chance.choice([c for c in (CREAM, SUN, ROSE, INK) if distance(c, cloth) > 130]),
        scarf=scarf,
        glasses=chance.choice(("none", "none", "round", "square")),
        mouth=chance.choice(("smile", "laugh")),
        age=age,
        tilt=chance.randint(-4, 4),
        lean=chance.uniform(-2, 2),
    )
    if masculine:
        beard = chance.choice(("none", "full", "stubble", "moustache"))
        return replace(look, beard=beard, face=57, jaw=38, shoulders=154, brow=6.5)
    earrings = chance.choice(("none", "studs", "hoops"))
    return replace(look, earrings=earrings, jaw=chance.randint(29, 33), shoulders=132)


def natural_hair_colours(skin: str, age: int, background: str) -> list[str]:
    """List the hair colours that suit an age and a skin and stand out from the background."""
    colours = GREYS if age == 2 else HAIR_COLOURS[:2] if skin in SKINS[3:] else HAIR_COLOURS
    return [colour for colour in colours if distance(colour, background) > 75] or [ESPRESSO]
