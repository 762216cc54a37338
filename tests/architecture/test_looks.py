"""What the design promises, measured on the style sheet itself."""

import gzip
import re

from django.conf import settings

CSS = (settings.ROOT / "site/static/css/site.css").read_text()
SCREEN = CSS.partition("@media print")[0]
TOKEN = re.compile(r"--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")


def colours(theme: int) -> dict[str, str]:
    """The tokens of a theme: 0 is light, 1 is dark."""
    return {
        name: (light, dark)[theme] or fixed for name, light, dark, fixed in TOKEN.findall(SCREEN)
    }


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


THEMES = {"light": colours(0), "dark": colours(1)}


def pairs(texts: str, grounds: str) -> dict[tuple[str, str, str], float]:
    """The contrast of each of these colours on each of those, in both themes."""
    return {
        (theme, text, ground): contrast(tokens[text], tokens[ground])
        for theme, tokens in THEMES.items()
        for text in texts.split()
        for ground in grounds.split()
    }


def below(limit: float, contrasts: dict[tuple[str, str, str], float]) -> dict:
    return {pair: ratio for pair, ratio in contrasts.items() if ratio < limit}


def test_text_is_readable_on_every_ground():
    # WCAG 2.2, 1.4.3
    assert below(4.5, pairs("ink mute link free bad", "paper card sink glow")) == {}


def test_edges_of_controls_are_visible_on_every_ground():
    assert below(3, pairs("edge", "paper card sink")) == {}  # WCAG 2.2, 1.4.11


def test_words_on_buttons_are_readable():
    assert below(4.5, pairs("on-act", "act")) == {}


def test_dark_text_is_readable_on_the_colours():
    assert below(4.5, pairs("dark", "coral sun moss petrol sky lilac")) == {}


def test_text_is_readable_where_there_is_no_topic():
    assert below(4.5, pairs("ink", "sand")) == {}


def test_style_sheet_fits_into_the_first_round_trips():
    assert len(gzip.compress(CSS.encode(), 9)) <= 14 * 1024


def test_style_sheet_asks_nobody_else():
    assert re.findall(r"url\([\"']?(?:https?:)?//", CSS) == []
