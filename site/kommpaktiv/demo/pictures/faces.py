"""Heads with their features: eyes, mouths, years, beards, glasses, earrings."""

from collections.abc import Callable
from dataclasses import replace

from .look import Look
from .palette import INK, PAPER, SUN, distance, mix
from .shapes import both_sides, circle, ellipse, num, shape, stroke


def head(look: Look) -> str:
    """Cut the head with its ears, the far side in half-shadow."""
    w, jaw = look.face, look.jaw
    left, right = num(200 - w), num(200 + w)
    outline = (
        f"M{left} 158C{left} 116 {num(200 - w * 0.6)} 92 200 92S{right} 116 {right} 158"
        f"C{right} 208 {num(200 + jaw)} 254 200 254S{left} 208 {left} 158Z"
    )
    inner = num(182 + w)
    far_side = (
        f"M200 92C{num(200 + w * 0.6)} 92 {right} 116 {right} 158"
        f"C{right} 208 {num(200 + jaw)} 254 200 254"
        f"C{num(192 + jaw)} 246 {inner} 206 {inner} 158"
        f"C{inner} 122 {num(200 + w * 0.4)} 96 200 92Z"
    )
    return ears(look) + shape(outline, look.skin) + shape(far_side, look.shade, 0.45)


def ears(look: Look) -> str:
    """Put an ear on either side, at the height between brow and nose."""
    x = 198 - look.face
    ear = ellipse(x, 178, 11, 17, look.skin)
    return both_sides(ear + stroke(f"M{num(x - 4)} 171q6 4 3 12", look.shade, 3))


def cheeks(look: Look) -> str:
    """Warm the cheeks a little."""
    return both_sides(circle(170, 203, 13, mix(look.skin, "#e0523f", 0.5), 0.22))


def eyes(look: Look) -> str:
    """Give the eyes lids, a gaze and a light in them."""
    lid = mix(look.line, "#1a0f14", 0.6)
    white = mix(PAPER, look.skin, 0.12)
    eye = shape("M165 175C170 166 184 166 189 175C184 181 170 181 165 175Z", white)
    upper_lid = stroke("M164 175C170 165 184 165 190 174", lid, 3.4)
    gaze = "".join(
        circle(x, 173.5, 5.6, "#24141a") + circle(x + 2, 171.4, 1.8, PAPER) for x in (178, 223)
    )
    return both_sides(eye + upper_lid) + gaze


def brows(look: Look) -> str:
    """Draw the eyebrows, gently arched."""
    return both_sides(stroke("M161 159C167 151 179 150 189 155", look.brows, look.brow))


def nose(look: Look) -> str:
    """Draw the nose with one line along its shadow side."""
    side = "M203 172C206 186 214 196 213 203C211 209 204 209 199 208C204 198 204 186 203 172Z"
    tip = "M189 204C191 209 196 210 200 209C205 210 210 209 212 203"
    return shape(side, look.shade, 0.7) + stroke(tip, look.line, 3.2)


def mouth_smile(look: Look) -> str:
    """Smile with closed lips."""
    lips = "M178 220C187 219 194 218 200 220C206 218 213 219 222 220C215 240 185 240 178 220Z"
    line = "M174 217C184 230 216 230 226 217"
    return shape(lips, look.lips) + stroke(line, mix(look.lips, "#2a0d14", 0.5), 2.8)


def mouth_laugh(look: Look) -> str:
    """Smile with the teeth showing."""
    lips = "M174 219C184 217 193 215 200 217C207 215 216 217 226 219C222 241 178 241 174 219Z"
    teeth = "M180 221C192 222 208 222 220 221C215 233 185 233 180 221Z"
    return shape(lips, look.lips) + shape(teeth, "#fffdf8")


MOUTHS: dict[str, Callable[[Look], str]] = {"smile": mouth_smile, "laugh": mouth_laugh}


def wrinkles(look: Look) -> str:
    """Let the years show: around the eyes and mouth, later on the forehead too."""
    if not look.age:
        return ""
    fine = mix(look.skin, look.line, 0.5)
    lines = both_sides(stroke("M169 207C165 212 164 217 165 221M158 176L153 173", fine, 2.4))
    if look.age > 1:
        lines += stroke(
            "M178 130C192 126 208 126 222 130M184 119C194 116 206 116 216 119", fine, 2.4
        )
        lines += both_sides(stroke("M158 181L153 183M168 186C173 189 180 189 185 187", fine, 2.2))
    return lines


def beard_full(look: Look) -> str:
    """Grow a full beard, trimmed, with a moustache."""
    w = look.face
    left, right = num(199 - w), num(201 + w)
    lower = (
        f"M{left} 168C{num(198 - w)} 226 {num(192 - look.jaw)} 268 200 268"
        f"S{num(202 + w)} 226 {right} 168C{num(196 + w)} 192 {num(188 + w)} 204 230 207"
        "C214 206 206 210 200 211C194 210 186 206 170 207"
        f"C{num(212 - w)} 204 {num(204 - w)} 192 {left} 168Z"
    )
    gap = "M178 223C186 228 214 228 222 223C216 236 184 236 178 223Z"
    return shape(lower + gap, look.hair_colour)


def beard_stubble(look: Look) -> str:
    """Leave a short shadow of a beard."""
    return beard_full(replace(look, hair_colour=mix(look.skin, look.hair_colour, 0.3)))


def beard_moustache(look: Look) -> str:
    """Grow a moustache."""
    return shape(
        "M200 211C190 206 174 210 166 226C178 227 192 225 200 220C208 225 222 227 234 226"
        "C226 210 210 206 200 211Z",
        look.hair_colour,
    )


BEARDS: dict[str, Callable[[Look], str]] = {
    "full": beard_full,
    "stubble": beard_stubble,
    "moustache": beard_moustache,
}


def glasses_round(look: Look) -> str:
    """Put on round glasses."""
    return frames("M200 176m-46 0a22 22 0 1 0 44 0a22 22 0 1 0 -44 0Z", look)


def glasses_square(look: Look) -> str:
    """Put on glasses with broad, soft-cornered frames."""
    return frames(
        "M160 159H190Q197 159 197 166V180Q197 193 184 193H168Q155 193 154 180V166Q154 159 160 159Z",
        look,
    )


def frames(lens: str, look: Look) -> str:
    """Set a pair of lenses into a frame that reaches the ears."""
    colour = INK if distance(look.skin, INK) > 130 else SUN
    one = (
        shape(lens, PAPER, 0.08)
        + stroke(lens, colour, 4.6)
        + stroke(f"M154 172L{num(198 - look.face)} 168", colour, 4.6)
    )
    return both_sides(one) + stroke("M197 173Q200 170 203 173", colour, 4.6)


GLASSES: dict[str, Callable[[Look], str]] = {"round": glasses_round, "square": glasses_square}


def earrings_studs(look: Look) -> str:
    """Put small round studs into the ears."""
    return both_sides(circle(196 - look.face, 196, 5, SUN if look.background != SUN else PAPER))


def earrings_hoops(look: Look) -> str:
    """Hang hoops from the ears."""
    gold = SUN if look.background != SUN else PAPER
    return both_sides(stroke(f"M{num(196 - look.face)} 194a12 12 0 1 0 .1 0", gold, 4))


EARRINGS: dict[str, Callable[[Look], str]] = {"studs": earrings_studs, "hoops": earrings_hoops}
