"""What people wear, from the neck down to the lower edge."""

from collections.abc import Callable, Iterator

from .look import Look
from .palette import INK, PAPER, distance, mix
from .shapes import both_sides, bubble, circle, num, shape, stroke


def torso(look: Look, colour: str) -> str:
    """Cut the upper body: sloping shoulders, arms leaving at the lower edge."""
    s = look.shoulders
    return shape(
        f"M{num(188 - s)} 420C{num(198 - s)} 350 {num(208 - s)} 326 {num(244 - s)} 314"
        f"C{num(268 - s)} 306 152 304 166 284H234C248 304 {num(132 + s)} 306 {num(156 + s)} 314"
        f"C{num(192 + s)} 326 {num(202 + s)} 350 {num(212 + s)} 420Z",
        colour,
    )


def neck(look: Look, opening: str) -> str:
    """Join head and shoulders, the chin casting a shadow; the opening is the neckline."""
    skin = f"M170 220H230V286{opening}L170 286Z"
    shadow = "M170 236C182 262 218 262 230 236V256C220 284 184 280 170 258Z"
    return shape(skin, look.skin) + shape(shadow, look.shade)


def seams(look: Look, colour: str) -> str:
    """Mark where the arms begin."""
    s = look.shoulders * 0.62
    fold = mix(colour, INK if distance(colour, INK) > 60 else PAPER, 0.2)
    lines = f"M{num(200 - s)} 372L{num(203 - s)} 402M{num(200 + s)} 372L{num(197 + s)} 402"
    return stroke(lines, fold, 3.5)


def garment_collar(look: Look) -> str:
    """Dress someone in a shirt with an open collar."""
    edge = mix(look.cloth, INK, 0.16)
    return (
        torso(look, look.cloth)
        + neck(look, "L200 332")
        + stroke("M200 332V402", edge, 3.5)
        + circle(209, 358, 3.5, edge)
        + circle(209, 386, 3.5, edge)
        + both_sides(shape("M168 278C160 286 154 292 152 300L178 340L200 330L170 290Z", edge))
        + both_sides(
            shape(
                "M168 274C160 284 153 290 150 297L176 334L200 326L170 288Z",
                mix(look.cloth, PAPER, 0.3),
            )
        )
        + seams(look, look.cloth)
    )


def garment_blazer(look: Look) -> str:
    """Dress someone in a blazer over a light top."""
    lapel = mix(look.cloth, PAPER, 0.14)
    return (
        torso(look, look.cloth)
        + shape("M164 284L148 298L196 402H204L252 298L236 284Z", look.accent)
        + neck(look, "C222 314 178 314 170 286")
        + both_sides(shape("M160 288L140 302L126 346L150 350L142 362L196 404Z", lapel))
        + seams(look, look.cloth)
    )


def garment_turtleneck(look: Look) -> str:
    """Dress someone in a pullover with a high rolled neck."""
    fold = mix(look.cloth, INK if distance(look.cloth, INK) > 60 else PAPER, 0.18)
    return (
        neck(look, "")
        + torso(look, look.cloth)
        + shape(
            "M164 270C162 264 166 260 172 262C190 270 210 270 228 262C234 260 238 264 236 270"
            "L242 308C226 326 174 326 158 308Z",
            mix(look.cloth, PAPER, 0.1),
        )
        + stroke("M158 308C174 326 226 326 242 308", fold, 3.5)
        + seams(look, look.cloth)
    )


def garment_crew(look: Look) -> str:
    """Dress someone in a plain top with a round neck and a broad stripe."""
    s = look.shoulders
    return (
        torso(look, look.cloth)
        + shape(
            f"M{num(203 - s)} 362C{num(240 - s)} 372 {num(160 + s)} 372 {num(197 + s)} 362"
            f"L{num(203 + s)} 384C{num(166 + s)} 394 {num(234 - s)} 394 {num(197 - s)} 384Z",
            look.accent,
        )
        + neck(look, "C228 324 172 324 170 286")
        + stroke("M166 286C168 328 232 328 234 286", mix(look.cloth, INK, 0.2), 6)
    )


def garment_blouse(look: Look) -> str:
    """Dress someone in a blouse with a pattern of small bubbles."""
    return (
        torso(look, look.cloth)
        + "".join(bubble(x, y, 11, 11, look.accent) for x, y in pattern(look))
        + neck(look, "C226 300 214 330 200 334C186 330 174 300 170 286")
        + stroke(
            "M167 286C172 304 186 332 200 336C214 332 228 304 233 286",
            mix(look.cloth, INK, 0.22),
            6,
        )
    )


def pattern(look: Look) -> Iterator[tuple[float, float]]:
    """Spread small motifs over the cloth, row by row, inside its outline."""
    for row, (y, reach) in enumerate(((318, 0.56), (346, 0.8), (374, 0.84))):
        first = 18 if row % 2 else 0
        for x in range(-180 + first, 181, 36):
            if 24 - row * 10 < abs(x) < look.shoulders * reach:
                yield 200 + x - 5.5, y


def garment_cardigan(look: Look) -> str:
    """Dress someone in a knitted cardigan over a shirt."""
    fold = mix(look.cloth, INK, 0.25)
    return (
        torso(look, look.cloth)
        + shape("M162 286L150 296L198 396H202L250 296L238 286Z", look.accent)
        + neck(look, "L200 318")
        + both_sides(shape("M168 276L152 292L174 330L200 316L172 290Z", mix(look.accent, INK, 0.1)))
        + stroke("M148 300L198 404M252 300L202 404", fold, 8)
        + seams(look, look.cloth)
    )


def garment_shawl(look: Look) -> str:
    """Lay a soft scarf around the neck."""
    fold = mix(look.accent, INK, 0.2)
    return (
        torso(look, look.cloth)
        + neck(look, "")
        + shape(
            "M214 308L262 300C270 336 272 372 266 410H222C226 376 224 340 214 308Z",
            mix(look.accent, INK, 0.1),
        )
        + shape(
            "M158 262C140 272 128 292 136 312C160 340 240 340 264 312C272 292 260 272 242 262"
            "C232 284 168 284 158 262Z",
            look.accent,
        )
        + stroke("M146 300C176 322 220 322 250 298M152 282C170 298 200 304 226 298", fold, 3.5)
        + seams(look, look.cloth)
    )


GARMENTS: dict[str, Callable[[Look], str]] = {
    "collar": garment_collar,
    "blazer": garment_blazer,
    "turtleneck": garment_turtleneck,
    "crew": garment_crew,
    "blouse": garment_blouse,
    "cardigan": garment_cardigan,
    "shawl": garment_shawl,
}
