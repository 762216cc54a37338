"""Uploaded pictures, served by the site itself where no proxy does it."""

import mimetypes
import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# Renditions and the faces of users. Originals may tell where a picture was taken, and documents
# have a view of their own that asks who may read them.
PUBLIC_FOLDERS = ("images/", "avatar_images/")

# An uploaded SVG opened by its address is a document that could run scripts.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

mimetypes.add_type("image/avif", ".avif")  # a bare machine's own list lacks them
mimetypes.add_type("image/webp", ".webp")

# A name is never given to another picture while the first one is kept.
CACHE_CONTROL = "public, max-age=2592000"  # 30 days


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send a public file, or 404."""
    name = posixpath.normpath(path)  # before the look at it: `images/../original_images`
    if not name.startswith(PUBLIC_FOLDERS):
        raise Http404
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
