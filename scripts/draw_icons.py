"""Draw the two PNG pictures in ``site/static/img`` from their sources in the repository.

Run it after changing the portraits, the card or the favicon; the site itself needs just the
finished files. From the project folder, in its development environment::

    PYTHONPATH=site python scripts/draw_icons.py

- ``social.png``, 1200 × 630, shown where a link to the site is shared: the code-drawn
  ``kommpaktiv.demo.pictures.social_card``.
- ``apple-touch-icon.png``, 180 × 180, for phones' home screens: ``favicon.svg`` on paper, since
  phones show what is transparent in black.

``favicon.svg`` is made by hand and only read here: the speech bubble with the outlined letters
of the wordmark. A Chromium draws (an installed one, else Playwright's own), Pillow saves.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from kommpaktiv.demo.pictures import social_card
from kommpaktiv.demo.pictures.palette import PAPER

TARGET = Path(__file__).resolve().parent.parent / "site" / "static" / "img"
COLOURS = 128
LARGEST = 60_000  # bytes; messengers leave out a picture that takes long to load


def touch_icon(favicon: str) -> str:
    """Set the favicon on paper, with room around it for the phone's round corners."""
    icon = favicon.replace("<svg ", '<svg x="18" y="18" width="144" height="144" ', 1)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="180">'
        f'<rect width="180" height="180" fill="{PAPER}"/>{icon}</svg>'
    )


def drawn(browser: Browser, svg: str, width: int, height: int) -> Image.Image:
    """Let the browser draw an SVG, one pixel for one unit."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{svg}")
    pixels = page.screenshot()
    page.close()
    return Image.open(BytesIO(pixels)).convert("RGB")


def save(image: Image.Image, path: Path) -> None:
    """Save a flat picture with few colours, and refuse one too heavy to be shared."""
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        sys.exit(f"{path.name} has {size} bytes, more than {LARGEST}")
    sys.stdout.write(f"{path.name}: {size / 1000:.1f} kB\n")


def main() -> None:
    """Draw and save both pictures, and say how large each is."""
    favicon = (TARGET / "favicon.svg").read_text(encoding="utf-8")
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed)
        save(drawn(browser, social_card(), 1200, 630), TARGET / "social.png")
        save(drawn(browser, touch_icon(favicon), 180, 180), TARGET / "apple-touch-icon.png")


if __name__ == "__main__":
    main()
