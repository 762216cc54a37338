"""Hair, from bald to braids."""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .look import Look
from .palette import INK, PAPER, distance, mix
from .shapes import both_sides, box, circle, dots, ellipse, num, shape, stroke, turned


class Layers(NamedTuple):
    """Hair or a headscarf: what lies behind the neck, and what lies over the face."""

    behind: str
    front: str


def strands(look: Look) -> str:
    """Choose a colour for single strands of hair, lighter or darker than the rest."""
    return mix(look.hair_colour, PAPER if distance(look.hair_colour, PAPER) > 200 else INK, 0.2)


def locks(
    centre: tuple[float, float], radii: tuple[float, float], arc: range
) -> Iterator[tuple[float, float]]:
    """Place locks of hair along an arc around the head, in degrees from the right."""
    for degrees in arc:
        angle = math.radians(degrees)
        yield centre[0] + radii[0] * math.cos(angle), centre[1] - radii[1] * math.sin(angle)


def hair_curly(look: Look) -> Layers:
    """Let full curls stand around the head and fall into the forehead."""
    colour, light = look.hair_colour, strands(look)
    around = [*locks((200, 158), (76, 78), range(-46, 227, 21))]
    fringe = [*locks((200, 148), (54, 46), range(2, 181, 22))]
    behind = ellipse(200, 160, 82, 86, colour) + dots(around[::2], 25, colour)
    curls = "".join(f"M{num(x - 8)} {num(y)}a8 8 0 0 1 15 -4" for x, y in around[1::2] if y < 180)
    return Layers(
        behind + dots(around[1::2], 29, colour),
        dots(fringe, 19, colour) + stroke(curls, light, 3),
    )


def hair_afro(look: Look) -> Layers:
    """Shape a round, even afro."""
    colour = look.hair_colour
    edge = dots(locks((200, 136), (82, 78), range(-28, 209, 15)), 16, colour)
    line = dots(locks((200, 164), (54, 54), range(14, 167, 14)), 12, colour)
    cap = shape(
        "M142 160C138 96 168 80 200 80S262 96 258 160C250 122 226 108 200 108S150 122 142 160Z",
        colour,
    )
    return Layers(ellipse(200, 136, 86, 82, colour) + edge, cap + line)


def hair_long(look: Look) -> Layers:
    """Let long hair fall from a side parting, one length over the shoulder."""
    colour, light = look.hair_colour, strands(look)
    behind = shape(
        "M134 176C124 96 154 64 202 64C250 64 278 98 268 178C272 240 290 286 282 346H126"
        "C112 296 132 236 134 176Z",
        colour,
    )
    front = shape(
        "M146 204C150 152 164 126 184 104C222 116 250 142 254 196C258 204 264 204 266 196"
        "C278 104 250 62 202 62C148 62 124 104 134 186C138 248 108 300 122 370"
        "C138 380 152 372 158 360C140 310 142 254 146 204Z",
        colour,
    )
    lines = (
        "M184 102C160 120 146 150 142 190M142 240C136 284 130 320 138 360"
        "M198 84C234 92 254 118 259 160"
    )
    return Layers(behind, front + stroke(lines, light, 3))


def hair_bob(look: Look) -> Layers:
    """Cut a bob with a soft fringe, level with the chin."""
    colour, light = look.hair_colour, strands(look)
    behind = shape(
        "M130 180C120 98 150 62 200 62S280 98 270 180C274 214 274 240 268 262"
        "C252 272 240 268 232 260H168C160 268 148 272 132 262C126 240 126 214 130 180Z",
        colour,
    )
    front = shape(
        "M132 262C124 222 124 190 130 166C126 100 154 62 202 62C250 62 276 100 270 166"
        "C276 190 276 222 268 262C258 266 250 264 244 258C256 224 258 180 248 136"
        "C226 142 196 134 178 118C172 130 162 138 152 142C142 180 144 224 156 258"
        "C150 264 142 266 132 262Z",
        colour,
    )
    lines = (
        "M178 116C192 100 214 98 236 106M140 180C138 206 140 228 144 246"
        "M260 180C262 206 260 228 256 246"
    )
    return Layers(behind, front + stroke(lines, light, 3))


def hair_bun(look: Look) -> Layers:
    """Comb the hair back into a bun on top."""
    colour, light = look.hair_colour, strands(look)
    bun = circle(206, 58, 32, colour) + stroke("M186 60C190 40 218 36 228 54", light, 3)
    front = shape(
        "M141 176C132 106 160 72 202 72S268 106 259 176C256 146 240 122 204 108"
        "C168 122 146 146 141 176Z",
        colour,
    )
    lines = (
        "M204 106C176 108 156 126 148 146M206 96C232 100 250 118 254 142"
        "M180 82C192 76 216 76 228 82"
    )
    return Layers(bun, front + stroke(lines, light, 3))


def hair_cropped(look: Look) -> Layers:
    """Crop the hair close, fading out above the ears."""
    fade = shape(
        "M142 172C134 112 162 84 200 84S266 112 258 172C254 150 252 136 244 124H156"
        "C148 136 146 150 142 172Z",
        mix(look.skin, look.hair_colour, 0.55),
    )
    top = shape(
        "M146 144C138 104 166 80 200 80S262 104 254 144C251 128 246 121 238 118"
        "C214 113 186 113 162 118C154 121 149 128 146 144Z",
        look.hair_colour,
    )
    return Layers("", fade + top)


def hair_swept(look: Look) -> Layers:
    """Brush short hair to one side."""
    front = shape(
        "M141 172C130 122 140 92 168 80C196 54 268 66 262 128C264 146 260 160 258 172"
        "C255 152 250 138 242 126C216 130 186 124 168 112C158 126 146 146 141 172Z",
        look.hair_colour,
    )
    lines = "M170 108C190 118 214 122 236 118M176 92C196 102 220 104 244 100"
    return Layers("", front + stroke(lines, strands(look), 3))


def hair_receding(look: Look) -> Layers:
    """Leave short hair at the temples and thinner hair on top."""
    temple = shape("M140 180C134 142 138 112 160 94C152 116 151 142 150 166Z", look.hair_colour)
    top = shape(
        "M150 116C152 84 180 74 204 74C236 74 250 92 250 116C238 102 222 98 204 100"
        "C184 97 166 102 150 116Z",
        look.hair_colour,
    )
    comb = stroke("M166 96C182 86 206 84 226 88", strands(look), 3)
    return Layers("", both_sides(temple) + top + comb)


def hair_wavy(look: Look) -> Layers:
    """Let soft waves reach the jaw."""
    colour, light = look.hair_colour, strands(look)
    behind = shape(
        "M152 256C120 262 108 232 124 212C106 194 112 170 126 158C114 118 144 64 202 62"
        "C258 60 288 116 274 158C290 172 294 194 276 212C292 232 280 262 248 256Z",
        colour,
    )
    front = shape(
        "M142 214C118 204 124 176 136 166C122 126 150 78 208 74C262 78 276 128 264 166"
        "C278 176 280 204 258 214C260 186 258 166 246 150C246 140 240 132 232 126"
        "C216 134 198 128 188 112C182 130 166 132 160 144C148 156 142 180 142 214Z",
        colour,
    )
    lines = (
        "M188 110C196 92 226 88 244 104C258 118 252 134 262 148M178 94C152 102 150 128 142 142"
        "M132 184C124 200 138 214 130 236M268 184C276 200 262 214 270 236"
    )
    return Layers(behind, front + stroke(lines, light, 3.2))


def hair_bald(look: Look) -> Layers:
    """Leave the head bare, with a light on it."""
    light = mix(look.skin, PAPER, 0.28)
    return Layers("", stroke("M164 124C170 112 178 106 188 103", light, 6))


def hair_braids(look: Look) -> Layers:
    """Plait the hair into two braids that lie on the shoulders."""
    colour, light = look.hair_colour, strands(look)
    cap = shape(
        "M140 196C126 112 154 70 200 70S274 112 260 196C258 152 238 122 200 104"
        "C162 122 142 152 140 196Z",
        colour,
    )
    rows = stroke(
        "M200 104V72M188 108C178 96 174 88 176 78M176 114C162 104 156 96 156 90"
        "M164 124C152 118 146 112 144 108",
        light,
        2.6,
    )
    steps = range(8)
    braid = "".join(
        turned(
            ellipse(138 - i * 2, 200 + i * 20, 12, 15, colour),
            24 if i % 2 else -24,
            138 - i * 2,
            200 + i * 20,
        )
        for i in steps
    )
    tie = box(113, 346, 22, 9, look.accent, 4)
    return Layers("", cap + both_sides(rows + braid + tie))


HAIR: dict[str, Callable[[Look], Layers]] = {
    "curly": hair_curly,
    "afro": hair_afro,
    "long": hair_long,
    "bob": hair_bob,
    "bun": hair_bun,
    "wavy": hair_wavy,
    "braids": hair_braids,
    "cropped": hair_cropped,
    "swept": hair_swept,
    "receding": hair_receding,
    "bald": hair_bald,
}
