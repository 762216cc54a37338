"""From data to a PDF that is read aloud as well (PDF/UA-1, ISO 14289), or to a picture.

A layout is a file of typst in `layouts/`; it gets its data as JSON, and no file or address beside:
pictures in the data are SVG as text. Texts are data to it, never its code.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst

from kommpaktiv.languages.clean_text import clean_json
from kommpaktiv.languages.locales import is_rtl

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
LAYOUTS = HERE / "layouts"
# To stand in a page or a layout, as large as that wants it; without the classes segno would give.
QR_SVG = {"border": 0, "xmldecl": False, "omitsize": True, "svgclass": None, "lineclass": None}


def pdf(layout: str, data: Mapping[str, Any]) -> bytes:
    """The document that a layout makes of `data`, tagged for those who have it read aloud.

    It says that it keeps to PDF/UA-1 unless it does not: a text has letters that no font of ours
    has (Chinese, emoji), of which a box is seen and nothing heard.
    """
    try:
        return _set(layout, data, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        logger.warning("%s: set without PDF/UA-1, for %s", layout, error)
        return _set(layout, data, format="pdf")


def picture(layout: str, data: Mapping[str, Any]) -> bytes:
    """The picture that a layout of one page makes of `data`, as PNG: a pixel a point."""
    return _set(layout, data, format="png", ppi=72.0)


def language(code: str) -> dict[str, Any]:
    """What layouts need to know of a language (BCP 47): typst takes its first part alone."""
    return {"language": code.partition("-")[0], "is_rtl": is_rtl(code)}


def qr_code(address: str) -> str:
    """A QR code that opens `address`, as SVG (ISO/IEC 18004; a seventh of it may be unreadable)."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", **QR_SVG)
    return drawn.getvalue().decode()


def _set(layout: str, data: Mapping[str, Any], **options: Any) -> bytes:
    return typst.compile(
        LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(clean_json(dict(data)), ensure_ascii=False)},
        **options,
    )
