"""Recordings in parts (RFC 9110, section 14): some players play nothing that is not sent so."""

from __future__ import annotations

import mimetypes
import re

from django.http import HttpRequest, HttpResponse

from .models import SiteDocument

RECORDINGS = ("m4a", "mp3", "ogg")
LONGEST = 1024**2  # bytes of one part; a player asks for the next
ONE_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})", re.ASCII)

mimetypes.add_type("audio/mp4", ".m4a")  # a bare machine's own list lacks them
mimetypes.add_type("audio/ogg", ".ogg")


def part_of_recording(document: SiteDocument, request: HttpRequest) -> HttpResponse | None:
    """The part that is asked for; none where all is to be sent, as Wagtail does it."""
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    is_recording = document.file_extension.lower() in RECORDINGS
    if not asked or not is_recording or "If-Range" in request.headers:
        return None
    size, first = document.file.size, int(asked[1])
    if first >= size:
        refusal = HttpResponse(status=416)
        refusal.headers["Content-Range"] = f"bytes */{size}"
        return refusal
    last = min(int(asked[2] or size), first + LONGEST - 1, size - 1)
    if last < first:
        return None
    return _part(document, first, last)


def _part(document: SiteDocument, first: int, last: int) -> HttpResponse:
    with document.open_file() as file:
        file.seek(first)
        content = file.read(last - first + 1)
    part = HttpResponse(content, status=206, content_type=document.content_type)
    part.headers["Content-Range"] = f"bytes {first}-{last}/{document.file.size}"
    part.headers["Accept-Ranges"] = "bytes"
    return part
