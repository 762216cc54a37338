"""Takes the README's picture, `docs/home.png`, of the demo site that `make run` serves.

Run `.venv/bin/python scripts/photograph_home.py` beside it. Needs Chromium and, through Wagtail,
Pillow.
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000/de/"
TARGET = Path(__file__).resolve().parents[1] / "docs" / "home.png"
SIZE = {"width": 1280, "height": 1420}  # pixels; the picture is three quarters of it
COLOURS = 128

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.goto(ADDRESS)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    browser.close()
small = shot.resize((SIZE["width"] * 3 // 4, SIZE["height"] * 3 // 4))
small.quantize(COLOURS).save(TARGET, optimize=True)
