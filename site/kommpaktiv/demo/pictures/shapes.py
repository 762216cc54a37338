"""Paper and scissors: the few shapes and moves all pictures are made of."""

from collections.abc import Iterable


def num(value: float) -> str:
    """Write a number with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def shape(path: str, fill: str, opacity: float = 1) -> str:
    """Fill a path; holes in it stay open."""
    faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<path d="{path}" fill="{fill}"{faint}/>'


def stroke(path: str, colour: str, width: float) -> str:
    """Draw a path as a line with round ends."""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{num(width)}"/>'


def dots(points: Iterable[tuple[float, float]], radius: float, colour: str) -> str:
    """Draw many equal circles as one line of round ends, which keeps the file small."""
    path = "".join(f"M{num(x)} {num(y)}h.1" for x, y in points)
    return stroke(path, colour, 2 * radius)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1) -> str:
    """Fill an ellipse around a point."""
    faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
    size = f'rx="{num(rx)}" ry="{num(ry)}"'
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" {size} fill="{fill}"{faint}/>'


def circle(x: float, y: float, r: float, fill: str, opacity: float = 1) -> str:
    """Fill a circle around a point."""
    faint = f' opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{faint}/>'


def box(x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> str:
    """Fill a rectangle, its corners round if asked."""
    corner = f' rx="{num(radius)}"' if radius else ""
    size = f'width="{num(width)}" height="{num(height)}"'
    return f'<rect x="{num(x)}" y="{num(y)}" {size} fill="{fill}"{corner}/>'


def turned(content: str, degrees: float, x: float, y: float) -> str:
    """Turn a drawing around a point."""
    if not degrees or not content:
        return content
    return f'<g transform="rotate({num(degrees)} {num(x)} {num(y)})">{content}</g>'


def mirrored(content: str, axis: float) -> str:
    """Mirror a drawing at a vertical line."""
    return f'<g transform="matrix(-1 0 0 1 {num(2 * axis)} 0)">{content}</g>'


def both_sides(content: str) -> str:
    """Draw something left of the middle line of a face, and again on the right."""
    return content + mirrored(content, 200)


def bubble(x: float, y: float, width: float, height: float, fill: str, corner: str = "left") -> str:
    """Draw the speech bubble: round, with one square corner at the bottom left or right."""
    return shape(bubble_path(x, y, width, height, corner), fill)


def bubble_path(x: float, y: float, width: float, height: float, corner: str = "left") -> str:
    """Outline the speech bubble."""
    r = min(width, height) / 2
    left, right = (0, r) if corner == "left" else (r, 0)
    arc = f"A{num(r)} {num(r)} 0 0 1 "
    return (
        f"M{num(x + r)} {num(y)}H{num(x + width - r)}{arc}{num(x + width)} {num(y + r)}"
        f"V{num(y + height - right)}"
        + (f"{arc}{num(x + width - right)} {num(y + height)}" if right else "")
        + f"H{num(x + left)}"
        + (f"{arc}{num(x)} {num(y + height - left)}" if left else "")
        + f"V{num(y + r)}{arc}{num(x + r)} {num(y)}Z"
    )


def picture(width: int, height: int, content: str) -> str:
    """Wrap a drawing into an SVG document."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" fill-rule="evenodd" stroke-linecap="round"'
        f' stroke-linejoin="round">{content}</svg>'
    )
