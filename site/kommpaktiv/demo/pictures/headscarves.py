"""Headscarves and cloths, each in the way it is worn."""

from collections.abc import Callable

from .hair import Layers, hair_bun
from .look import Look
from .palette import INK, PAPER, mix
from .shapes import circle, shape, stroke


def scarf_wrapped(look: Look) -> Layers:
    """Wrap a headscarf closely, one end laid across the chest."""
    colour, fold = look.scarf, mix(look.scarf, INK, 0.28)
    opening = (
        "M151 170C151 124 170 108 200 108S249 124 249 170C249 214 230 249 200 249S151 214 151 170Z"
    )
    wrap = shape(
        "M126 182C116 96 150 58 202 58S286 96 274 182C274 226 282 252 306 290"
        "C318 312 322 332 318 352C250 388 150 388 82 352C78 332 82 312 94 290"
        "C118 252 126 226 126 182Z" + opening,
        colour,
    )
    under = stroke("M152 160C154 124 172 109 200 109S246 124 248 160", mix(colour, PAPER, 0.3), 7)
    across = shape(
        "M268 206C254 256 196 286 98 288C88 304 82 326 82 350C92 356 104 361 116 365"
        "C214 346 268 300 274 232Z",
        mix(colour, PAPER, 0.12),
    )
    lines = (
        "M262 228C238 276 180 304 100 312M140 200C142 232 156 254 176 264"
        "M206 74C240 80 258 106 262 148M232 320C256 312 276 296 284 278"
    )
    return Layers("", under + wrap + across + stroke(lines, fold, 3.2))


def scarf_loose(look: Look) -> Layers:
    """Lay a light scarf over the hair, its ends falling to both sides."""
    colour, fold = look.scarf, mix(look.scarf, INK, 0.28)
    hair = hair_bun(look).front
    veil = shape(
        "M108 372C92 300 116 226 118 166C116 92 152 52 204 52S286 92 282 166"
        "C284 226 308 300 292 372C276 378 258 378 246 374C264 310 262 250 258 196"
        "C262 132 240 94 200 88C160 94 138 132 142 196C138 250 136 310 154 374"
        "C142 378 124 378 108 372Z",
        colour,
    )
    lines = (
        "M132 196C128 260 112 312 126 362M268 196C272 260 288 312 274 362"
        "M150 92C168 68 230 66 252 94"
    )
    return Layers(
        shape("M130 170H270V320H130Z", mix(colour, INK, 0.4)),
        hair + veil + stroke(lines, fold, 3.2),
    )


def scarf_tied(look: Look) -> Layers:
    """Wind a cloth high around the head and knot it at the side."""
    colour, fold = look.scarf, mix(look.scarf, INK, 0.28)
    wind = shape(
        "M139 158C118 92 150 40 210 40C270 42 284 100 261 158C254 128 232 112 200 112"
        "S146 128 139 158Z",
        colour,
    )
    upper = "M238 78C252 50 284 48 290 66C294 84 268 98 240 92Z"
    lower = "M236 90C262 92 282 106 276 120C268 132 244 118 232 98Z"
    ends = shape(upper, mix(colour, PAPER, 0.16)) + shape(lower, mix(colour, PAPER, 0.08))
    lines = (
        "M142 134C158 98 196 86 236 86M146 98C166 70 200 62 234 74M166 118C190 100 216 96 250 120"
    )
    return Layers("", wind + stroke(lines, fold, 3.2) + ends + circle(238, 86, 13, colour))


HEADSCARVES: dict[str, Callable[[Look], Layers]] = {
    "scarf_wrapped": scarf_wrapped,
    "scarf_loose": scarf_loose,
    "scarf_tied": scarf_tied,
}
