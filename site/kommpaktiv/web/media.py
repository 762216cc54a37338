"""Uploaded pictures, served by the site itself where no proxy does it."""

import mimetypes
import posixpath
import re
from functools import lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django.views.static import serve

from .encodings import smallest_encoding

# Renditions and the faces of users. Originals may tell where a picture was taken, and documents
# have a view of their own that asks who may read them.
PUBLIC_FOLDERS = ("images/", "avatar_images/")

# An uploaded SVG opened by its address is a document that could run scripts.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

mimetypes.add_type("image/avif", ".avif")  # a bare machine's own list lacks them
mimetypes.add_type("image/webp", ".webp")

# A name is never given to another picture while the first one is kept.
CACHE_CONTROL = "public, max-age=2592000"  # 30 days
# One with a hash of what is in the file (content/models/files.py) never is.
HASHED = re.compile(r"\.[0-9a-f]{12}(_\w+)?\.\w+$")
HASHED_CACHE_CONTROL = "public, max-age=31536000, immutable"  # a year

COMPRESSED = 256 * 1024  # bytes of a drawing, beyond which it is sent as it is
KEPT_DRAWINGS = 200


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send a public file, or 404."""
    name = posixpath.normpath(path)  # before the look at it: `images/../original_images`
    if not name.startswith(PUBLIC_FOLDERS):
        raise Http404
    response: HttpResponseBase = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    if name.endswith(".svg"):
        response = _compressed(request, response, Path(settings.MEDIA_ROOT, name))
    response.headers["Content-Security-Policy"] = POLICY
    is_hashed = HASHED.search(name)
    response.headers["Cache-Control"] = HASHED_CACHE_CONTROL if is_hashed else CACHE_CONTROL
    return response


def _compressed(request: HttpRequest, response: HttpResponseBase, file: Path) -> HttpResponseBase:
    """A drawing is text: less than half goes over the wire."""
    patch_vary_headers(response, ["Accept-Encoding"])
    known = file.stat()
    takes_it = smallest_encoding(request.headers.get("Accept-Encoding", ""), {"br"})
    if not (takes_it and isinstance(response, FileResponse) and known.st_size <= COMPRESSED):
        return response
    if response.file_to_stream:
        response.file_to_stream.close()  # its own `close` would end the request
    body = _brotli(file, known.st_mtime_ns, known.st_size)
    compressed = HttpResponse(body, headers=dict(response.headers))
    compressed.headers["Content-Encoding"] = "br"
    compressed.headers["Content-Length"] = str(len(body))
    return compressed


@lru_cache(KEPT_DRAWINGS)
def _brotli(file: Path, _changed: int, _size: int) -> bytes:
    """The file compressed, once while it is what it was."""
    return brotli.compress(file.read_bytes())
